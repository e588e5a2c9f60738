//! What people decide about names, and the commands that show projects.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::common::{Done, convert, list, parse, regiodeal, run, text};
use crate::series::files;

fn aliases(folder: &TempDir, text: &str) -> PathBuf {
    let path = folder.path().join("names.toml");
    fs::write(&path, text).expect("written");
    path
}

fn with_aliases(text: &str) -> Value {
    let folder = TempDir::new().expect("a folder");
    let path = aliases(&folder, text);
    let mut arguments = files();
    arguments.extend([PathBuf::from("--aliases"), path]);
    convert(&arguments).dataset
}

#[test]
fn the_alias_file_parts_joins_and_names() {
    let dataset = with_aliases(
        "[[different]]\nnames = [\"Vakschool Tapijt\", \"Tapijtacademie Genemuiden\"]\n\
         [[same]]\nnames = [\"Schone havens\", \"Haalbaarheidsonderzoek Zwarte Water College\"]\n\
         [[name]]\nproject = \"Digitale dorpsgids\"\ncanonical = \"De dorpsgids\"\n\
         [[name]]\nproject = \"Dorpsgids\"\ncanonical = \"Gids\"\n",
    );
    let names: Vec<&str> = list(&dataset, "projects")
        .iter()
        .filter_map(|project| text(project, "name"))
        .collect();
    assert!(names.contains(&"Vakschool Tapijt") && names.contains(&"Tapijtacademie Genemuiden"));
    assert!(names.contains(&"De dorpsgids") && !names.contains(&"Digitale dorpsgids"));
    assert_eq!(names.len(), 17, "one more and one less");
    let joined = list(&dataset, "projects")
        .iter()
        .flat_map(|project| list(project, "identity"))
        .filter(|identity| identity["rule"] == "alias-file")
        .count();
    assert!(joined >= 1);
    let unused: Vec<&Value> = list(&dataset, "findings")
        .iter()
        .filter(|finding| finding["rule"] == "alias-unused")
        .collect();
    assert_eq!(unused.len(), 1);
    assert_eq!(
        unused[0]["message"],
        "the alias file has \"Dorpsgids\" under [[name]], which fits no project"
    );
}

#[test]
fn an_alias_file_that_is_none_is_told() {
    let folder = TempDir::new().expect("a folder");
    let path = aliases(&folder, "[[same]]\nnames = [\"A\"]\n");
    let file = files().remove(0);
    let done = run(&[Path::new("convert"), &file, Path::new("--aliases"), &path]);
    assert_eq!(done.code, Some(2));
    assert!(
        done.stderr.contains("an entry needs two different names"),
        "{}",
        done.stderr
    );
}

/// The whole series in an output folder, and a command run on it.
fn on_series(arguments: &[&str]) -> Done {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path().join("out");
    let mut all = vec![PathBuf::from("convert")];
    all.extend(files());
    all.extend([PathBuf::from("-o"), out]);
    assert_eq!(run(&all).code, Some(0));
    let output = regiodeal(arguments)
        .current_dir(folder.path())
        .env("COLUMNS", "90")
        .output()
        .expect("the program starts");
    Done {
        code: output.status.code(),
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).expect("messages"),
    }
}

fn lines(done: &Done) -> Vec<String> {
    let text = String::from_utf8(done.stdout.clone()).expect("text");
    text.lines().map(str::to_owned).collect()
}

#[test]
fn a_project_s_life_is_told_by_any_of_its_names() {
    let done = on_series(&["history", "jong in de kop", "--lang", "nl"]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let lines = lines(&done);
    assert_eq!(lines[0], "Kopstukken");
    let at = |wanted: &str| {
        let found = lines.iter().position(|line| line.contains(wanted));
        found.unwrap_or_else(|| panic!("no {wanted} in {lines:#?}"))
    };
    assert!(at("genoemd Samenleven 1.2 Jong in de Kop") < at("genoemd Kopstukken"));
    assert!(at("toegekend € 145.000") < at("vervolg € 55.000"));
    assert!(lines.iter().all(|line| line.chars().count() <= 90));
    let several = on_series(&["history", "praktijkhuis"]);
    assert_eq!(several.code, Some(1));
    assert!(
        several.stderr.contains("praktijkhuis-kamperveen"),
        "{}",
        several.stderr
    );
    assert_eq!(on_series(&["history", "bestaat niet"]).code, Some(1));
}

#[test]
fn projects_are_listed_in_three_forms() {
    let table = on_series(&["projects", "--pillar", "wonen", "--sort", "granted"]);
    assert_eq!(table.code, Some(0), "{}", table.stderr);
    let table = lines(&table);
    assert_eq!(table.len(), 5);
    assert!(table[1].contains("Wonen boven winkels") && table[1].contains("€ 450.000"));
    assert!(table.iter().all(|line| line.chars().count() <= 90));
    let json = on_series(&["projects", "--lead", "kampen", "--format", "json"]);
    let json = parse(&json.stdout);
    let rows = json.as_array().expect("rows");
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0]["granted_cents"], 31_000_000);
    let csv = lines(&on_series(&["projects", "--format", "csv"]));
    assert_eq!(csv.len(), 18);
    assert!(csv[0].starts_with("id,pillar,number,name,lead,granted_cents"));
}

#[test]
fn what_a_person_should_look_at_comes_with_the_entry_that_decides_it() {
    let folder = TempDir::new().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("written");
    };
    let list = |date: &str, name: &str| {
        format!(
            "Besluitenlijst stuurgroep Regio Deal Ergens {date}\n\n\n{name}\n\nIn de wijk komt iets nieuws. De stuurgroep kent een bijdrage toe van € 120.000. Penvoerder is de gemeente Tiel.\n"
        )
    };
    write("een.txt", &list("3 maart 2022", "Wonen boven winkels"));
    write(
        "twee.txt",
        &list("3 maart 2023", "Wonen boven winkels Oost"),
    );
    let at = |name: &str| folder.path().join(name).display().to_string();
    let out = at("out");
    let done = run(&["convert", &at("een.txt"), &at("twee.txt"), "-o", &out]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let file = at("out/aliases.toml");
    let done = run(&["link", "--review", &out, "--write", &file]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let shown = String::from_utf8(done.stdout).expect("text");
    assert!(shown.contains("lead gemeente Tiel"), "{shown}");
    let entry = "# names = [\"Wonen boven winkels\", \"Wonen boven winkels Oost\"]";
    let written = fs::read_to_string(&file).expect("entries");
    assert!(shown.contains(entry) && written.contains(entry), "{shown}");
    let decided = written
        .replace("# [[same]]", "[[same]]")
        .replace("# names", "names");
    let decided = decided
        .replace("# programme", "programme")
        .replace("# why", "why");
    fs::write(&file, decided).expect("written");
    let done = run(&["convert", &at("een.txt"), &at("twee.txt"), "-o", &out]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let dataset = parse(&fs::read(at("out/dataset.json")).expect("a dataset"));
    assert_eq!(
        dataset["projects"].as_array().map(Vec::len),
        Some(1),
        "joined by the file of the folder"
    );
    let done = run(&["link", "--review", &out]);
    assert!(done.stdout.is_empty(), "it is decided");
}

/// Another name over the same plan, or for the same lead and money: rules join neither, and
/// a person should look.
#[test]
fn pairs_of_texts_and_of_money_are_for_review() {
    let folder = TempDir::new().expect("a folder");
    let plan = "Op het dak van de oude zuivelfabriek komt een tuin waar buurtbewoners samen groente telen en verkopen.";
    let list = |name: &str, date: &str, projects: &[(&str, &str)]| {
        let mut text = format!("Besluitenlijst stuurgroep\nRegio Deal Lauwersland\n\n{date}\n");
        for (project, said) in projects {
            text.extend(["\n", project, "\n\n", said, "\n"]);
        }
        fs::write(folder.path().join(name), text).expect("written");
    };
    let granted = |euros: &str| format!("De stuurgroep kent een bijdrage toe van € {euros}.");
    let with_lead = |euros: &str| {
        let granted = granted(euros);
        format!("{granted} Penvoerder is de gemeente Dokkum.")
    };
    list(
        "one.txt",
        "3 maart 2023",
        &[
            ("DAKTUIN", &format!("{plan} {}", granted("40.000"))),
            ("HAVENHUIS", &with_lead("61.500")),
        ],
    );
    list(
        "two.txt",
        "5 juni 2023",
        &[
            (
                "GROENTE VAN BOVEN",
                &format!("{plan} {}", granted("45.000")),
            ),
            ("VEERMANSPLEK", &with_lead("61.500")),
        ],
    );
    let out = folder.path().join("out");
    let inputs = ["one.txt", "two.txt"].map(|name| folder.path().join(name));
    let mut arguments = vec![PathBuf::from("convert")];
    arguments.extend(inputs);
    arguments.extend([PathBuf::from("-o"), out.clone()]);
    assert_eq!(run(&arguments).code, Some(0));
    let done = run(&[Path::new("link"), Path::new("--review"), &out]);
    let shown = String::from_utf8(done.stdout).expect("text");
    let texts = shown.find("descriptions agree").expect("a pair of texts");
    let money = shown
        .find("same lead and amounts")
        .expect("a pair of amounts");
    assert!(texts < money, "{shown}");
    assert!(
        shown.contains("DAKTUIN") && shown.contains("VEERMANSPLEK"),
        "{shown}"
    );
}
