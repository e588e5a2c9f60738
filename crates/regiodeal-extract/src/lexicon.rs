//! The genre's vocabulary: words that documents of this kind use in every region.

use std::sync::LazyLock;

use crate::pattern::Pattern;

/// Verbs in the form that a main clause has in its second place.
pub(crate) const FINITE_VERBS: [&str; 108] = [
    "is",
    "zijn",
    "wordt",
    "worden",
    "werd",
    "werden",
    "was",
    "waren",
    "krijgt",
    "krijgen",
    "kreeg",
    "kregen",
    "ontvangt",
    "ontvangen",
    "ontving",
    "kent",
    "kennen",
    "kende",
    "kenden",
    "stelt",
    "stellen",
    "stelde",
    "verleent",
    "verlenen",
    "verleende",
    "draagt",
    "dragen",
    "droeg",
    "legt",
    "leggen",
    "legde",
    "gaat",
    "gaan",
    "ging",
    "kan",
    "kunnen",
    "zal",
    "zullen",
    "mag",
    "mogen",
    "moet",
    "moeten",
    "verhoogt",
    "verhogen",
    "verlaagt",
    "verlagen",
    "betaalt",
    "betalen",
    "besluit",
    "besluiten",
    "besloot",
    "stemt",
    "stemmen",
    "honoreert",
    "reserveert",
    "reserveerde",
    "trekt",
    "trekken",
    "trok",
    "keert",
    "keren",
    "heeft",
    "hebben",
    "had",
    "hadden",
    "komt",
    "komen",
    "blijft",
    "blijven",
    "vervalt",
    "vervallen",
    "volstaat",
    "bedraagt",
    "bedragen",
    "bedroeg",
    "geeft",
    "geven",
    "gaf",
    "zegt",
    "zegde",
    "maakt",
    "maken",
    "neemt",
    "nemen",
    "steekt",
    "investeert",
    "investeren",
    "financiert",
    "verstrekt",
    "verstrekte",
    "vraagt",
    "vragen",
    "vroeg",
    "verzoekt",
    "houdt",
    "wijst",
    "brengt",
    "brengen",
    "stort",
    "vloeit",
    "vloeien",
    "valt",
    "vallen",
    "verdubbelt",
    "halveert",
    "daalt",
    "stijgt",
    "staat",
];

/// Words that begin the name of somebody or something.
pub(crate) const DETERMINERS: [&str; 17] = [
    "de", "het", "een", "dit", "dat", "deze", "die", "haar", "zijn", "hun", "elke", "elk", "alle",
    "beide", "iedere", "geen", "ten",
];

/// Who pays besides the programme.
pub(crate) const PAYERS: [&str; 43] = [
    "gemeente",
    "gemeenten",
    "provincie",
    "provincies",
    "corporatie",
    "corporaties",
    "woningcorporatie",
    "woningcorporaties",
    "ondernemer",
    "ondernemers",
    "bedrijf",
    "bedrijven",
    "partner",
    "partners",
    "rijk",
    "waterschap",
    "waterschappen",
    "hoogheemraadschap",
    "fonds",
    "fondsen",
    "musea",
    "museum",
    "school",
    "scholen",
    "stichting",
    "bank",
    "deelnemers",
    "vereniging",
    "coöperatie",
    "universiteit",
    "hogeschool",
    "bedrijfsleven",
    "ministerie",
    "eigenaar",
    "eigenaren",
    "aanvrager",
    "penvoerder",
    "leden",
    "derden",
    "zorgverzekeraar",
    "projectpartners",
    "samenwerkingspartners",
    "cofinanciers",
];

/// What the programme and those who decide for it are called.
pub(crate) const PROGRAMME: [&str; 11] = [
    "regiodeal",
    "deal",
    "stuurgroep",
    "programma",
    "overleg",
    "deal-middelen",
    "regiodealmiddelen",
    "regio-deal",
    "programmaraad",
    "regiodealbijdrage",
    "programmabureau",
];

/// Words that lead to a noun, which then is not the subject.
pub(crate) const PREPOSITIONS: [&str; 22] = [
    "aan", "van", "voor", "uit", "vanuit", "met", "door", "bij", "namens", "naast", "in", "op",
    "over", "ten", "tot", "zonder", "gezien", "gelet", "gehoord", "na", "blijkens", "wegens",
];

/// Words that end a clause whose verb is in two parts, or at its end.
pub(crate) const VERB_ENDS: [&str; 22] = [
    "toe",
    "bij",
    "beschikbaar",
    "toegekend",
    "gereserveerd",
    "mee",
    "in",
    "kennen",
    "stellen",
    "verlenen",
    "reserveren",
    "verhogen",
    "verlagen",
    "verleend",
    "gehonoreerd",
    "uitgekeerd",
    "vrij",
    "terug",
    "toegezegd",
    "verstrekt",
    "verstrekken",
    "verstrekte",
];

/// Verbs of giving and deciding in the past tense.
pub(crate) const PAST_VERBS: [&str; 33] = [
    "kende",
    "kenden",
    "stelde",
    "stelden",
    "verleende",
    "verleenden",
    "ontving",
    "ontvingen",
    "kreeg",
    "kregen",
    "droeg",
    "droegen",
    "had",
    "hadden",
    "was",
    "waren",
    "werd",
    "werden",
    "reserveerde",
    "reserveerden",
    "besloot",
    "zegde",
    "gaf",
    "gaven",
    "trok",
    "betaalde",
    "legde",
    "stortte",
    "honoreerde",
    "bedroeg",
    "verstrekte",
    "vroeg",
    "maakte",
];

/// What such verbs become behind "heeft" and "is".
pub(crate) const PARTICIPLES: [&str; 28] = [
    "toegekend",
    "verleend",
    "gesteld",
    "ontvangen",
    "verstrekt",
    "toegezegd",
    "gereserveerd",
    "uitgekeerd",
    "bijgedragen",
    "betaald",
    "uitbetaald",
    "gehonoreerd",
    "gekregen",
    "ingelegd",
    "uitgetrokken",
    "vrijgemaakt",
    "geweest",
    "bevoorschot",
    "besteed",
    "goedgekeurd",
    "ingezet",
    "gegeven",
    "verhoogd",
    "verlaagd",
    "opgehoogd",
    "teruggebracht",
    "ingetrokken",
    "aangehouden",
];

macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident = $pattern:expr;)*) => {
        $($(#[$doc])* pub(crate) static $name: LazyLock<Pattern> = LazyLock::new(|| Pattern::new($pattern));)*

        #[cfg(test)]
        mod tests {
            use crate::pattern::examples;

            #[test]
            fn both_engines_find_the_same() {
                $({
                    let mut texts = examples::of(&super::$name);
                    texts.truncate(40);
                    let within = |text: &String| format!("x{text} {text}y {}", text.to_uppercase());
                    let more: Vec<String> = texts.iter().map(within).collect();
                    texts.extend(more);
                    examples::agree(&super::$name, &texts);
                })*
            }
        }
    };
}

patterns! {
    /// Between what a project was called and what it is called now.
    NOW_CALLED = r"\b(?:heet|heten)\s+(?:voortaan|nu|inmiddels|sindsdien|sinds\s+[\w ]{3,20}?|vanaf\s+[\w ]{3,20}?)\s+|\b(?:gaat|ging)\s+(?:voortaan\s+|nu\s+)?(?:verder|door)\s+(?:als|onder\s+de\s+(?:nieuwe\s+)?naam)\s+|\b(?:kreeg|krijgt|heeft|draagt)\s+(?:voortaan\s+|nu\s+)?(?:de|als)\s+nieuwe\s+naam\s+|\b(?:is|wordt|werd)\s+(?:hernoemd|omgedoopt)\s+(?:naar|tot|in)\s+|\bnaam\s+(?:van\s+(?P<old>[^.:;!?]{3,90}?)\s+)?(?:is|wordt|werd)\s+(?:gewijzigd|veranderd|aangepast)\s+(?:in|naar)\s+";
    /// Between what a project is called now and what it was called.
    WAS_CALLED = r"\s*[(,]\s*(?:voorheen|vroeger|eerder)(?:\s+(?:ook\s+)?(?:bekend\s+(?:als|onder\s+de\s+naam)|genaamd|geheten|onder\s+de\s+naam))?:?\s+|\s+is\s+de\s+nieuwe\s+naam\s+van\s+|\s+heette\s+(?:voorheen|eerder|eerst|vroeger)\s+|\s+(?:is|was|stond)\s+(?:voorheen|eerder|eerst|vroeger)\s+bekend\s+(?:als|onder\s+de\s+naam)\s+";
    /// Behind a name: what it was before.
    FORMER_NAME = r"(?:\s*[(\[]\s*(?:[Vv]oorheen|[Vv]roeger|[Ee]erder)(?:\s+(?:bekend\s+(?:als|onder\s+de\s+naam)|genaamd|geheten))?:?\s+[‘'“\x22]?(?P<name>\p{Lu}[^()\[\]]+?)[’'”\x22]?\s*[)\]]|(?:\s*,|\s+[–—/-])\s*(?:voorheen|vroeger|eerder)(?:\s+(?:bekend\s+(?:als|onder\s+de\s+naam)|genaamd|geheten))?:?\s+[‘'“\x22]?(?P<bare>\p{Lu}[^()\[\]]+?)[’'”\x22]?)$";
    /// What stands behind "eerder" and is no name: a part of the money, or what was decided.
    NO_FORMER_NAME = r"(?i)^(?:tranche|fase|deel|ronde|aangehouden|afgewezen|ingetrokken|toegekend|gehonoreerd|uitgesteld|goedgekeurd|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b";
    /// Words that group projects at the highest level.
    PILLAR_WORD = r"(?i)^(pijler|programmalijn|opgave|spoor|hoofdlijn|actielijn|speerpunt|ambitie|domein|hoofdopgave)\b";
    /// Words that group projects below it.
    THEME_WORD = r"(?i)^(thema|deelprogramma|cluster|onderdeel)\b";
    /// The number of a chapter before its title.
    CHAPTER_NUMBER = r"^(?:\d{1,2}|[IVX]{1,4})[.)]?\s+";
    /// What follows such a word: an id, a separator and a name.
    GROUP_ID = r"^(?P<id>\d{1,2}|[IVX]{1,4}|[A-Z])(?:\s*[:.–—-]\s*|\s+)(?P<name>\S.*)$";
    /// A group named by its id alone.
    GROUP_ID_ONLY = r"^(?P<id>\d{1,2}|[IVX]{1,4}|[A-Z])\.?$";
    /// A heading over the projects of a group.
    PROJECTS_OF = r"(?i)^(?:overzicht\s+)?projecten\s+(?:pijler\s+)?(?P<name>[^,:]+?)(?:\s*[,:].*)?$";
    /// The heading of a list of what the document holds.
    CONTENTS_HEADING = r"(?i)^(inhoud|inhoudsopgave|inhoudsoverzicht|overzicht van (de |alle )?projecten|projectenoverzicht|projectenlijst|lijst van projecten|projecten in (dit|het) (uitvoerings)?programma)\W*$";
    /// A row or line that sums others.
    TOTAL = r"(?i)^\W*(sub)?tota(al|len)\b|^\W*eindtotaal\b|^\W*totale (project)?(kosten|bijdragen?|begroting|investering(en)?|bedrag|som|omvang|budget|middelen|subsidies?|financiering)\b|^\W*som (?:[a-ce-z]|d[a-df-z]|de[a-qs-z ]|der (?:projecten|pijlers|tranches|bijdragen|bedragen)\b)|^\W*(som|samen|optelling|alle projecten)\W*$|^[Σ∑]";
    /// A progress note's label with the colon behind it.
    NOTE_OPENING = r"(?i)^(?:voortgang|stand van zaken|vervolg (?:per|in)|status(?:update)? per|actuele stand|update|stand per)\b[^:.!?]{0,60}?:";
    /// A row of what there is to spend, or what is left.
    ROW_BUDGET = r"(?i)^\W*(?:(?:totaal |nog )?beschikba(?:ar|re)(?: (?:rijks|programma|deal)?(?:budget|bedrag|middelen|ruimte))?|(?:budget|subsidie)?plafond|(?:rijks|programma)?budget|(?:nog )?(?:vrije|resterende|onbestemde) (?:budget)?ruimte|budgetruimte|ruimte|restant|resteert|rest(?:ant|erende?)? (?:budget|bedrag|middelen)|nog te (?:besteden|verdelen|bestemmen|beschikken|verlenen))(?: (?:het|programma|regio ?deal|20\d\d|\d{1,2}e|tranche))*\W*$";
    /// Mark of a new or a continued project.
    MARK = r"^(?P<mark>NIEUW|VERVOLG|Nieuw|Vervolg|nieuw|vervolg)(?:\b|\d)";
    /// The same behind a name, in brackets.
    MARK_BEHIND = r"(?i)\s*[(\[](?P<mark>nieuw|vervolg)[)\]]$";
    /// A number alone, in a column of its own.
    NUMBER_CELL = r"^(?:[A-Z]{1,3}[.-]?)?\d{1,4}(?:[.-]\d{1,3})*[a-z]?\.?$|^[A-Z]\.?$";
    /// A word before the name that says what the name is of.
    NAME_PREFIX = r"(?i)^(?:\w+-?over\s+)?(?:wijziging\s+|vervolg\s+|aanvraag\s+|voortgang\s+)?(?:besluit|agendapunt|punt|project|voorstel|aanvraag|onderwerp|toekenning)(?:\s+[\w./-]*\d[\w./-]*)?\s*[:–—]\s+|^(?:besluit|agendapunt|punt|voorstel)\s+[\w./-]*\d[\w./-]*\s*[-.]?\s+|^(?:wijziging\s+|vervolg\s+|aanvraag\s+)?project\s+|^(?:wijzigings|verlengings)(?:verzoek|voorstel|aanvraag)\s+";
    /// A project's number behind the word: "Project 3. Open huis".
    PROJECT_NUMBER = r"(?i)^project(?:nummer)?\s+(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*[.):–—]\s+";
    /// The same with nothing behind a number that is no count: "Project 1.1 Open huis".
    PROJECT_NUMBER_ALONE = r"^(?i:project(?:nummer)?)\s+(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,3})+[a-z]?)\s+";
    /// A progress note's label alone on its line.
    NOTE_HEADING = r"(?i)^(?:(?:actuele )?stand van zaken|(?:voortgang|actuele stand|status(?:update)?)(?: (?:per|in|op|tot en met|t/m|tot))?(?: \d{1,2})? \p{L}{3,9}\.? 20\d\d|stand van zaken\b[^.:!?]{0,30}\b20\d\d)$";
    /// A link back to the top of a page.
    TO_TOP = r"(?i)^\W*(?:terug )?naar (?:boven|begin|het begin|de top|de inhoud(?:sopgave)?)(?: van (?:de|deze) pagina)?\W*$";
    /// The link at the foot of a card.
    READ_MORE = r"(?i)^\W*(?:lees (?:meer|verder)|meer lezen|bekijk (?:het |dit )?project|naar (?:het |dit )?project)(?: over .{1,120})?\W*$";
    /// Headings of a column of decisions.
    COLUMN_DECISION = r"(?i)^(besluit(en|vorming)?|beslissing|uitkomst)\b";
    /// Headings of a column of items of a meeting.
    COLUMN_ITEM = r"(?i)^(agendapunt|punt|voorstel)\b";
    /// The sub-row of a project.
    PART = r"(?i)^\\?[-–•]\s+|^w\.?\s?v\.?\s+|^waarvan:?\s+|^(?:o\.?w\.?|onderdeel|deelproject)\s+";
    /// A footnote mark at the end of a cell.
    CELL_MARK = r"\s*\\?(?P<mark>(?:\*\s?)+|[¹²³⁰⁴-⁹]+|†|‡|\d\)|\(\d\))$";
    /// The mark that opens a footnote.
    FOOTNOTE = r"^\\?(?P<mark>(?:\*\s?)+|[¹²³⁰⁴-⁹]+|†|‡|\(?\d\))\s*\S";
    /// A column of a tranche.
    TRANCHE = r"(?i)\b(?P<before>\d{1,2})\s*(?:\^\s*)?(?:e|de|ste)\b\.?\s*tranche|\btranche\s*(?P<after>\d{1,2}|[IVX]{1,4})\b";
    /// Headings that group projects, and name no theme.
    NO_THEME = r"(?i)uitvoeringsprogramma|jaarverslag|^\S*rapportage$|\bregio ?deal\b|bestedingsplan|^(?:(?:de|onze|alle|lopende) )*project(?:en|fiches|bladen)?(?: per .*)?$|^voortgang(?: per .*)?$|^(?:financi[eë]n|overzicht|planning|inleiding)$";
    /// Headings of sections that hold no projects.
    NO_PROJECT = r"(?i)^(ook (een|uw|jouw)|heeft u|heb je|zelf (een|ook)|regio\s?deal\b|noot voor de (redactie|pers)|privacy|contact|over (de (regio|stuurgroep|website|organisatie)|het (programma|project)|ons|regio)|meer (informatie|weten|info)|rondvraag|sluiting|opening|mededelingen|vaststelling|vastgesteld|verslag|agenda|aanwezig|afwezig|afgemeld|volgende (vergadering|overleg|ronde|stap|tranche)|deel (dit|deze)|delen|gerelateerde?|lees ook|zie ook|volg ons|wij gebruiken cookies|cookies?|disclaimer|colofon|bijlagen?\b|leeswijzer|inleiding|voorwoord|inhoud|toelichting|resterend|overige|actiepunten|actielijst|planning|wilt u|afmelden|uitschrijven|tiplijn|stuurgroep|programmateam|ontwikkelteams?|nieuwsbrief|menu|home|zoeken\b|spring naar|ga naar|rooster|jaarplan|voortgangsrapportage|ingekomen|terugblik|samenvatting|besluiten|besluitenlijst|besloten|financi[eëË]n|financi[eëË]le (voortgangs)?rapportage|financieel overzicht|rechtsmiddelen|bezwaar|ondertekening|foto|fotograaf|einde (pers|nieuws)bericht|niet voor publicatie|aanvragen|werkbezoek|overzicht|vooruitblik|terugkoppeling|communicatie|jaarverslag|jaarrekening|jaarstukken)(?:\b|$)";
    /// A heading over several projects: "Drie projecten krijgen geld".
    MANY_PROJECTS = r"(?i)^(?:\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|meerdere|enkele|verschillende) (?:(?:nieuwe|regionale|lokale|andere) )*(?:projecten|initiatieven|plannen|aanvragen)\b";
    /// Words that say how something is going.
    TELLS = r"(?i)\b(is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|loopt|lopen|start|gestart|afgerond|gereed|klaar|gaat|gaan|komt|komen|volgt|opgeleverd|geopend|vastgesteld|aangevraagd|ingediend|verwacht|gepland|uitgevoerd|bezig|nog|niet|vanaf|sinds|stopt|gestopt|voorbereiding|uitvoering|conform)\b";
    /// Where the last project of a list has ended.
    CLOSING = r"(?i)^(noot voor de (redactie|pers)|niet voor publicatie|voor (vragen|meer informatie)|na deze besluiten|meer (informatie|weten|lezen|info)|nog vragen|heeft u vragen|vragen\?|vragen over (de|deze)\b|de beschikkingen (worden|volgen)\b|de volgende (vergadering|stuurgroep)\b|verder heeft|groet\b|groeten|met vriendelijke groet|wilt u|kijk op|kijk voor|lees (meer|ook|verder)|de informatie (verzonden|in dit)|dit bericht is|met deze besluiten|de overige|drie andere|tot slot|dit is (de|een) (tekst|web|print|pdf|digitale |online |toegankelijke )\w*\b|deze (tekst|web|print)versie\b|dit document is\b|deze besluitenlijst is\b)";
    /// The line above a mail that is answered: "Op ma 22 april schreef Piet:".
    ATTRIBUTION = r"(?i)^(op|on)\b.{6,120}\b(schreef|wrote)\b.{0,120}:$";
    /// The line above a mail that is answered or passed on, as mail programs write it.
    EARLIER_MAIL = r"(?i)^\W*(oorspronkelijk (e-?mail)?bericht|doorgestuurd bericht|begin doorgestuurd bericht|original message|forwarded message|begin forwarded message)\b";
    /// Its sender and its date, under each other where no such line is.
    MAIL_SENDER = r"(?i)^\W*(van|from)\s*:";
    MAIL_DATE = r"(?im)^\W*(verzonden|verstuurd|datum|sent|date)\s*:";
    MAIL_RECEIVER = r"(?im)^\W*(aan|to|onderwerp|subject)\s*:";
    /// The genre of a press release.
    PRESS = r"(?i)^\W*(persbericht|nieuwsbericht|nieuws)\b";
    /// A place and a dash (or date and dash) before the first sentence.
    DATELINE = r"^(?P<place>\p{Lu}{2}[\p{Lu}' -]{1,40}?|\p{Lu}[\p{L}' -]{2,25}?)(?:,\s*(?P<date>[^–—-]{3,40}?))?\s*[-–—]\s+\p{Lu}";
    /// Headings of a column of project names.
    COLUMN_PROJECT = r"(?i)^(?:(?:nr\.?|nummer) )?(project(en)?(naam|titel)?|naam( project)?|titel|initiatief|aanvraag|onderwerp|activiteit|maatregel)\b";
    /// Headings of a column of numbers.
    COLUMN_NUMBER = r"(?i)^(nr\.?|no\.?|nummer|#|code|projectnummer|project-?\s?nummer|projectnr\.?|volgnr\.?|id)$";
    /// Headings of a column of leads.
    COLUMN_LEAD = r"(?i)\b(penvoerder|trekker|aanvrager|projectleider|uitvoerder|indiener|verantwoordelijke?|lead|organisatie|kartrekker|eigenaar|begunstigde|ontvanger|projecthouder|projecteigenaar|initiatiefnemer|opdrachtnemer)\b";
    /// Headings of a column of decisions or states.
    COLUMN_STATUS = r"(?i)^(status|besluit|uitkomst|beslissing|fase|nieuw/vervolg|soort)\b";
    /// Headings of a column of notes.
    COLUMN_NOTE = r"(?i)^(voortgang|toelichting (op (de )?)?voortgang|stand van zaken|actuele stand|update)\b";
    /// Headings of columns that hold neither money nor names.
    COLUMN_OTHER = r"(?i)^(looptijd|periode|planning|start|einde|toelichting|opmerking(en)?|locatie|gemeenten?|partners?|doel|resultaat|pagina|blz\.?|aantal|datum|ingangsdatum)\b";
    /// Headings of a column that says what a project is.
    COLUMN_DESCRIPTION = r"(?i)^(korte )?(project)?(omschrijving|beschrijving)\b";
    /// Headings of a column of conditions.
    COLUMN_CONDITION = r"(?i)^(onder )?voorwaarden?\b";
    /// Headings of a column of groups.
    COLUMN_PILLAR = r"(?i)^(pijler|programmalijn|opgave|spoor|hoofdlijn|actielijn|speerpunt|ambitie|domein|hoofdopgave)\b";
    /// Headings of a column of themes.
    COLUMN_THEME = r"(?i)^(thema|cluster|deelprogramma)\b";
    /// Headings of a column that sums others.
    COLUMN_TOTAL = r"(?i)^(totaal|totale|som|eindtotaal)\b";
    /// Headings of money that is set aside.
    COLUMN_RESERVED = r"(?i)\b(gereserveerd|reservering)";
    /// Headings of money.
    COLUMN_MONEY = r"(?i)€|\beuro\b|bijdrage|tranche|\btoegekend|toekenning|subsidie|budget|\bbedrag|financiering|\brijk|\bregio$|\bmiddelen\b|kosten\b|begroting|(?:^|\b)(19|20)\d\d\b";
    /// Headings of money by who pays it: "Provincie Utrecht", "Derden".
    COLUMN_PAYER = r"^(?i:(?:bijdrage )?(?:provincies?|gemeenten?|waterschap(pen)?|rijk|regio|europa|eu|efro|interreg|esf\+?|jtf|leader|derden|privaat|private partijen|markt(partijen)?|bedrijven|bedrijfsleven|ondernemers|partners?|partijen|corporaties?|woningcorporaties?|fondsen|onderwijs(instellingen)?|kennisinstellingen|zorginstellingen|overheden|eigen middelen|overige?n?( partijen| partners| overheden| bijdragen)?))( \p{Lu}[\p{L}’'-]*){0,3}$";
    /// Headings of figures that are no money.
    COLUMN_COUNT = r"(?i)\b(aantal(len)?|fte|%|percentages?|procent|score|prioriteit|rang|fase|woningen|huishoudens|leerlingen|studenten|deelnemers|inwoners|bezoekers|banen|arbeidsplaatsen|bedrijven bereikt|hectaren?|ha|km|m2|m²|stuks|uren|dagen|weken|maanden|jaren|looptijd|indicator|nulmeting|streefwaarde|doelwaarde|kengetal|nr|nummer|code|blz|pagina|bladzijde)\b|%";
    /// Labels of fields, by what they hold.
    FIELD_LEAD = r"(?i)^(penvoerder|trekker|aanvrager|kartrekker|lead ?partner|lead|uitvoerder|indiener|verantwoordelijke)$";
    /// A field of money granted.
    FIELD_MONEY = r"(?i)^(bijdrage|regio ?deal[- ]?(?:bijdrage|subsidie|middelen)|(toegekende |gevraagde )?bijdrage.*|subsidie.*|rijksbijdrage.*|rijksmiddelen|toegekend( bedrag)?|toekenning|bedrag|budget|financiering)$";
    /// A field of money of another payer, or of the whole cost.
    FIELD_OTHER_MONEY = r"(?i)^(eigen bijdrage.*|regionale? (bijdrage|middelen|financiering|cofinanciering).*|bijdrage (vanuit de |uit de |van de )?regio|cofinanciering.*|co-financiering.*|totale? (project)?(kosten|begroting).*|projectkosten|kosten|investering|(aan)?gevraagd|(aan)?gevraagde? (bijdrage|bedrag|subsidie)|aanvraagbedrag|bijdrage (gemeente|provincie|rijk|derden|partners).*)$";
    /// A field of money set aside.
    FIELD_RESERVED = r"(?i)^(gereserveerd.*|reservering.*|totaal gereserveerd)$";
    /// A field of what a grant is raised by.
    FIELD_RAISED_BY = r"(?i)^(verhoging|ophoging|verhoogd met|opgehoogd met|extra bijdrage|aanvullende bijdrage)( bijdrage| regio ?deal| bijdrage regio ?deal)?$";
    /// A field of what a grant is raised to.
    FIELD_RAISED_TO = r"(?i)^(bijdrage )?(verhoogd|opgehoogd) (tot|naar)$|^bijdrage na (verhoging|ophoging)$";
    /// A field of what a grant is lowered by.
    FIELD_LOWERED_BY = r"(?i)^(verlaging|korting|vermindering|verlaagd met)( bijdrage| regio ?deal| bijdrage regio ?deal)?$";
    /// A field of what a grant is lowered to.
    FIELD_LOWERED_TO = r"(?i)^(bijdrage )?verlaagd (tot|naar)$|^bijdrage na verlaging$";
    /// A field of what flows back.
    FIELD_RETURNED = r"(?i)^(vrijval|vrijgevallen( bedrag| middelen)?|vrijgekomen( bedrag)?|terug(gevloeid|gestort|betaald|ontvangen)( bedrag)?|terugbetaling|terugstorting|terug naar (het )?programma|retour)$";
    /// A field of the decision.
    FIELD_DECISION = r"(?i)^(besluit|status|uitkomst|beslissing)$";
    /// A field of the condition.
    FIELD_CONDITION = r"(?i)^(voorwaarden?|onder voorwaarde)$";
    /// A field of the description.
    FIELD_DESCRIPTION = r"(?i)^(omschrijving|beschrijving|toelichting|inhoud|samenvatting|doel)$";
    /// A field of the name.
    FIELD_NAME = r"(?i)^(project|projectnaam|projecttitel|naam( project)?|titel|aanvraag)$";
    /// A field of the number.
    FIELD_NUMBER = r"(?i)^(nummer|projectnummer|nr\.?|projectnr\.?|code|projectcode)$";
    /// A field of the pillar.
    FIELD_PILLAR = r"(?i)^(pijler|programmalijn|opgave|spoor)$";
    /// A field of the theme.
    FIELD_THEME = r"(?i)^(thema|deelprogramma)$";
    /// Fields that are passed over.
    FIELD_OTHER = r"(?i)^(looptijd|periode|planning|start|startdatum|einddatum|locatie|contact(persoon)?|partners?|betrokken partijen|kenmerk|datum.*|vastgesteld|dossier(nummer)?|opgesteld door|kopie|cc|bijlagen?|locatie|tijd|plaats|aanwezig|afwezig.*|voorzitter|secretaris|notulist|van|aan|from|to|subject|date|sent|verzonden|onderwerp|content-.*|reply-to)$";
    /// What a grant is called.
    GRANT = r"(?i)\b(bijdrage|bijdragen|draagt|ontvangt|ontvangen|krijgt|krijgen|beschikbaar|toegekend|toe te kennen|kent|kende|subsidie|trekt|trok|uitgetrokken|verleen[dt]|verleende|gehonoreerd|honoreert|toekenning|vergoedt|toegezegd|ter beschikking|gemoeid|uit de regio\s?deal|vanuit de regio\s?deal)\b";
    /// What was set aside becomes a grant, before the amount of that.
    CONVERTED = r"(?i)\b(?:omgezet|om te zetten|zet|zetten|omzetting)\b(?:[^.]|\.\d){0,60}\b(?:in|naar|tot)\s(?:een|de)\s(?:\p{L}+\s){0,2}(?:bijdrage|toekenning|subsidie|beschikking)\s(?:van|ad|ter hoogte van|voor)\b(?:[^.]|\.\d){0,30}$";
    /// What sums the amounts before it, before an amount.
    IN_TOTAL_BEFORE = r"(?i)\b(in totaal|totaal|opgeteld|bij elkaar|tezamen|samen)( dus| is dat| dat is)?[:,]?\s*(van\s*)?$";
    /// What an item says that it is about, before the name.
    ABOUT = r"(?i)^(?:ten aanzien van|met betrekking tot|inzake|betreffende|betreft|wat betreft)\s+(?:het\s+|de\s+)?(?:project\s+|aanvraag\s+)?";
    /// Stays what it was, before an amount.
    STAYS = r"(?i)\b(blijft|blijven|bleef|bleven|handhaaft|handhaven)\b(?:[^.]|\.\d){0,40}$";
    /// Gives, or has given. The parts of a verb stand anyhow far apart in a sentence.
    GIVES = r"(?i)\b(bijdraagt|bijdragen|bijgedragen|inlegt|inleggen|ingelegd|bijlegt|bijleggen|betaalt|betalen|meebetaalt|meebetalen|toekent|toekennen|toegekend|toe te kennen|verleent|verlenen|verleend|verstrekt|verstrekken|investeert|investeren|financiert|financieren|toezegt|toegezegd|vrijmaakt|honoreert|bekostigt|vergoedt|steekt|steken|beschikbaar|ter beschikking)\b|\b(draagt|dragen|droeg)\b(?:[^.]|\.\d)*\b(bij|mee)\b|\b(legt|leggen)\b(?:[^.]|\.\d)*\b(in|bij)\b|\b(kent|kennen|zegt|zeggen)\b(?:[^.]|\.\d)*\btoe\b|\b(geeft|geven)\b(?:[^.]|\.\d){0,80}€|\b(trekt|trekken)\b(?:[^.]|\.\d)*\buit\b|\b(maakt|maken)\b(?:[^.]|\.\d)*\bvrij\b|\b(neemt|nemen)\b(?:[^.]|\.\d)*\brekening\b|\b(brengt|brengen)\b(?:[^.]|\.\d)*\bin\b|\b(keert|keren)\b(?:[^.]|\.\d)*\buit\b|\buitgekeerd\b|\buit te keren\b";
    /// Only taken note of.
    NOTES = r"(?i)\b(stelt|stellen) vast dat\b|\bvastgesteld dat\b|\b(neemt|nemen|genomen)( \w+)? kennis\b|\bkennis ?genomen\b|\bgeeft aan\b|\bconstateert\b|\bis (inmiddels |nu )?(besteed|uitgegeven|uitgeput)\b";
    /// Agreed to an amount.
    AGREES_WITH = r"(?i)\b(akkoord|ingestemd|instemmen|stemt in|stemmen in)( gegaan)? met( een (bedrag|totaal) van| het bedrag van)?\s+(€|eur\b|\d)";
    /// Agreed to what was asked for or proposed in another sentence.
    AGREES = r"(?i)\bstemt( hiermee| daarmee| ermee)? in\b|\b(gaat|is)( hiermee| daarmee| ermee)? akkoord\b|\bconform( het)? (voorstel|advies)\b|\bconform de aanvraag\b";
    /// What was asked for is granted, in a sentence of it.
    GRANTS_IT = r"(?i)\b(toegekend|gehonoreerd|verleend|goedgekeurd)\b|\bwijst\b(?:[^.;,]|\.\d){0,100}?\btoe(?:\W*$|[.;,:)]|\sen\b)";
    /// The programme would give, and has not decided to.
    INTENDS = r"(?i)\b(regio\s?deal|stuurgroep|overleg|regio)\s+(wil|zou)\b|\b(wil|zou)\s+(de|het)\s+(regio\s?deal|stuurgroep|overleg|regio)\b";
    /// Granted in place of something else.
    INSTEAD = r"(?i)\b(wel|maar|alsnog|in plaats daarvan)\b";
    /// Only proposed or thought of.
    PROPOSES = r"(?i)\b(stelt|stellen)\b(?:[^.]|\.\d){0,20}\bvoor(,| om\b| dat\b|:)|\b(overweegt|overwogen|voornemens|voorgesteld|adviseert|advies is|voorstel is|verzoekt)\b";
    /// Comes to nothing.
    ENDS = r"(?i)\b(vervalt|vervallen|ingetrokken|omgezet|om te zetten|overgeheveld|over te hevelen|vrijvalt|wordt geschrapt)\b|\b(blijft|blijven)( \w+)?( ongewijzigd| gelijk| gehandhaafd| staan| van kracht| hetzelfde)\b|\b(zet|zetten)\b(?:[^.]|\.\d){0,60}\bom in\b";
    /// "de gevraagde", before an amount.
    PHRASE_REQUESTED = r"(?i)\b(aan)?gevraagde?\b|\bverzochte\b";
    /// "het verzoek om", before one of several amounts.
    PHRASE_ASKED_FOR = r"(?i)\b(aanvraag|verzoek) (van|voor|om|ad)\b";
    /// "de eerder toegekende", "de in 2019 verleende", before an amount.
    PHRASE_EARLIER = r"(?i)\b(eerder|reeds|al|destijds|vorig jaar|(in|op) (\w+ ){0,2}(19|20)\d\d)\b(?:[^.]|\.\d){0,40}\b(toegekende|verleende|verstrekte|toegezegde|gereserveerde|uitgekeerde|ontvangen|gestelde|betaalde|goedgekeurde|gehonoreerde|vastgestelde)\b|\b(eerdere|oorspronkelijke|huidige|bestaande|vorige|aanvankelijke) (\w+ ){0,2}(bijdragen?|subsidie|toekenning|bedrag|verlening|reservering)\b";
    /// "de gereserveerde", "de reservering van", before an amount.
    PHRASE_RESERVED = r"(?i)\bgereserveerde\b|\breservering van\b";
    /// "Van de bijdrage van", before the first of several amounts.
    PHRASE_OUT_OF = r"(?i)^\W*van (de|het|deze|dit|haar|zijn)\b(?:[^.]|\.\d){0,40}\b(van|ad)\s*$";
    /// "per school", before an amount.
    PHRASE_EACH = r"(?i)\bper (\p{L}+)\s*$";
    /// "naast de", "in plaats van", before an amount.
    PHRASE_BESIDE = r"(?i)\b(naast|bovenop|ondanks|behalve|in plaats van|boven op|exclusief de)\b";
    /// "de totale kosten van", before an amount.
    PHRASE_COST = r"(?i)\b\w*(kosten|begroting|investering|omvang|projectbegroting)( \w+)? (van|ad|à|bedragen)( \w+)?\s*$";
    /// "de bijdrage van de gemeente van", before an amount.
    PHRASE_OF_PAYER = r"(?i)\b(bijdrage|cofinanciering|inleg|subsidie) (van|door|uit) (de |het )?(\w+ )?(gemeenten?|provincies?|rijk|waterschap|fonds|corporaties?|partners|ondernemers|bedrijven|derden|bank|school|stichting|deelnemers)( \w+)? (van|ad)( \w+)?\s*$";
    /// Money set aside.
    RESERVED = r"(?i)\bgereserveerd|\breserve(er|ren)|\breservering";
    /// Money asked for.
    REQUESTED = r"(?i)\b(gevraagd|gevraagde|aangevraagd|aangevraagde|vraagt|verzoek|de aanvraag \()";
    /// The whole cost.
    COST = r"(?i)\b(kosten|projectkosten|kost|begroting|begroot|investering|projectbegroting|omvang van het project|budget)\b";
    /// Another payer.
    OTHER_PAYER = r"(?i)\b(cofinanciering|cofinanciert|cofinancieren|eigen bijdrage|eigen middelen|zelf|betaalt|betalen|bekostigt|financiert|eigen inleg)\b";
    /// Who is no payer of the programme, at the start of a clause or sentence.
    PAYER_SUBJECT = r"(?i)\b(gemeenten?|provincie|corporaties?|woningcorporaties?|ondernemers|bedrijven|partners|het rijk|waterschap|fonds|musea|school|scholen|stichting|bank|deelnemers)\b(?:[^.]|\.\d){0,40}\b(draagt|dragen|legt|leggen|stelt|stellen|brengt|brengen|investeert|investeren|geeft|geven|steekt|steken|trekt|trekken|betaalt)\b";
    /// Who does pay for the programme.
    PROGRAMME_PAYS = r"(?i)\b(regio\s?deal|stuurgroep|regio|programma|bestuurlijk overleg)\b";
    /// The programme pays, whatever the verb.
    PROGRAMME_SUBJECT = r"(?i)\b(regio\s?deal( [\p{Lu}][\p{L}-]*( en [\p{Lu}][\p{L}-]*)?)?|stuurgroep)\s+(\p{L}+\s+){0,2}(betaalt|draagt|legt|stelt|geeft|steekt|investeert|trekt|financiert)\b|\b(betaalt|draagt|legt|stelt|geeft|steekt|investeert|trekt|financiert)\s+(de|het)\s+(regio\s?deal|stuurgroep)\b";
    /// "het project ‘Personeel in Zicht’".
    NAMED_QUOTED = r#"(?i:\bprojecten|\bproject|\binitiatief|\bprogramma)\s+[‘'“"„](?P<name>\p{Lu}[^‘’'“”"„]{2,80}?)[’'”"“]"#;
    /// Any words between quotation marks, and the word before.
    QUOTED = r#"(?P<before>\b\w+)?\s*[‘“"„](?P<name>\p{Lu}[^‘’'“”"„.!?,]{2,80}?)[’”"“]"#;
    /// The same between straight single quotation marks, which apostrophes are too.
    QUOTED_STRAIGHT = r"(?:(?P<before>\b\w+)\s+|^|[\s(])'(?P<name>\p{Lu}[^'‘’“”.!?,]{2,80}?)'(?:[\s,.;:)]|$)";
    /// "project Fietsmaat".
    NAMED_BARE = r"(?:\b[Pp]roject(?:plan|voorstel|aanvraag)?|\b[Ii]nitiatief|\b[Aa]anvraag)\s+(?P<name>\p{Lu}[\p{L}\d’'-]*(?:\s+(?:(?:van|in|de|het|op|aan|voor|en|met|over|langs|der|den|te)\s+)*\p{Lu}[\p{L}\d’'-]*)*)";
    /// "Voor Limes Leeft is € 350.000 beschikbaar", "€ 610.000 gaat naar Fruit op het Spoor."
    NAMED_DECIDED = r"(?:(?:^|[.;]\s+|^\d{1,2}[.)]\s+)(?:Voor|Ten aanzien van|Met betrekking tot|Inzake|Betreffende)|\bgaat naar)\s+(?:het\s+|de\s+)?(?P<name>\p{Lu}[\p{L}\d’'-]*(?:\s+(?:(?:van|in|de|het|op|aan|voor|en|met|over|langs|der|den|te)\s+)*\p{Lu}[\p{L}\d’'-]*)*)(?:\s+(?:wordt|is|komt|stelt|trekt|reserveert)\b|[:.,;]|$)";
    /// "in de pijler Welzijn".
    IN_PILLAR = r"(?:pijler|programmalijn|opgave)\s+(?P<name>\p{Lu}\p{L}+)";
    /// "Aanvragen pijler Gezondheid", in a heading.
    ITEMS_OF_PILLAR = r"(?i:\b(?:aanvragen|besluiten|projecten|voorstellen)\s+(?:binnen\s+)?(?:de\s+)?(?:pijler|programmalijn|opgave|spoor)\s+)(?P<name>\p{Lu}.*)$";
    /// A heading within a section: a question, or a plain word such as "Aanpak".
    SUBHEADING = r"(?i)\?$|^(aanpak|doel|doelen|resultaten?|achtergrond|financiering|bijdrage|kosten|besluit|vervolg|planning)$";
    /// A text speaks of a project.
    OF_PROJECT = r"(?i)\b(dit|het) project\b";
    /// Raised.
    RAISED = r"(?i)\bextra\b(?:[^.]|\.\d){0,30}\b(beschikbaar|toegekend)|\baanvullende? (bijdrage|bedrag)|\bverhoog(t|d|de)\b|\bverhogen\b|\bverhoging\b|\bopgehoogd\b|\bhoogt\b";
    /// Lowered.
    LOWERED = r"(?i)\bverlaag(t|d|de)\b|\bverlagen\b|\bverlaging\b";
    /// Words that raise a grant only beside an amount of what it is raised by or to.
    UPWARDS = r"(?i)\bverdubbel(t|d|en|ing)\b|\bstijgt\b|\bnaar boven\b|\bopwaarts\b|\baangevuld\b|\bophoog(t|d)\b|\b(hoger)( vastgesteld)?(\W*$| en\b| uit\b)|\bophoging\b|\bop te hogen\b|\bomhoog\b|\bvermeerderd\b|\bextra\b|\baanvullend\b|\b(?:krijgt|komt) er\b(?:[^.;,]|\.\d){0,60}?\bbij\b|\bvoegt\b(?:[^.;,]|\.\d){0,60}?\btoe\b|\baan toe te voegen\b|\baan toegevoegd\b";
    /// Words that lower it likewise.
    DOWNWARDS = r"(?i)\bverminder(t|d|de|en)\b|\bvermindering\b|\bgekort\b|\bkorting\b|\bingekort\b|\bteruggebracht\b|\bterug ?te ?brengen\b|\b(brengt|brengen)\b(?:[^.]|\.\d){0,80}\bterug\b|\bhalve(ert|ren|ring)\b|\bgehalveerd\b|\bdaalt\b|\b(lager)( vastgesteld)?(\W*$| en\b| uit\b)|\bnaar beneden\b|\bneerwaarts\b|\bomlaag\b";
    /// Changes a grant, and does not say which way.
    ADJUSTED = r"(?i)\bbijgesteld\b|\bbijstel(ling|len|t)\b|\bbij te stellen\b|\b(stelt|stellen)\b(?:[^.]|\.\d){0,80}\bbij\b|\bgewijzigd\b|\bwijzig(t|en|ing)\b|\baangepast\b|\baanpassing\b|\bgaat\b|\bherzien\b";
    /// Speaks of the amount before it: "; dit bedrag is teruggestort".
    THIS_AMOUNT = r"(?i)[;,.]\s+(?:en\s+|waarbij\s+)?(?:(?:dit|dat)\s+(?:bedrag|geld)|(?P<left>(?:dit|dat|het (?:resterende|overgebleven|overige|niet bestede|onbestede|ongebruikte))\s+(?:bedrag|geld|deel)))\b";
    /// Something is left over: what is said to be left is then named.
    LEFT_OVER = r"(?i)\b(niet|on)[ -]?(besteed|benut|gebruikt|uitgegeven|ingezet)\w*|\bresteer\w*|\bresterend\w*|\brestant\b|\bover(gebleven|blijft|gehouden)?\b|\boverschot\b|\bminder\b";
    /// Flows back, as only money does.
    RETURNED = r"(?i)\bvloei(t|en|de|den)\b(?:[^.]|\.\d){0,60}\bterug\b|\bterug(ge| ?te )?vloei\w*|\b(valt|vallen|viel|vielen)\b(?:[^.]|\.\d){0,40}\bvrij\b|\bvrij(ge| ?te )?val\w*|\bterug(ge| ?te )?(stort|betaal|betal|gegeven|geven|vorder|ontvangen)\w*|\b(stort|storten|stortte|betaalt|betalen|vordert|vorderen|geeft)\b(?:[^.]|\.\d){0,60}\bterug\b|\b(komt|komen|kwam|kwamen) (weer )?vrij\b|\bvrijgekomen\b";
    /// Comes back, as money does and much else.
    COMES_BACK = r"(?i)\b(gaat|gaan|ging|keert|keren|komt|komen|kwam)\b(?:[^.]|\.\d){0,40}\bterug\b";
    /// What comes back is money, said just before or within those words.
    MONEY_BACK = r"(?i)(€\s?\d[\d.,]*|\beuro|\bmiljoen|\bmln|\bton|\bbedrag|\bgeld|\bdeel|\brest|\brestant|\boverschot|\bmiddelen)[\s.,=–-]*(weer |dan |daarmee |dus |later )*$";
    /// Back to those who gave it, behind "terug".
    TO_PROGRAMME = r"(?i)^\s(?:naar|in|aan|bij)\s(?:(?:de|het|onze|deze|dit)\s)?(?:\p{L}+e\s)?(?:programma\w*|regio\s?deal\w*|regio-deal\w*|deal\w*|pot|potje|kas|regiokas|stuurgroep|reserve|fonds|middelen|budget|regio|vrije ruimte|programmabureau|kassier\w*|penvoerder van de deal)\b";
    /// To somebody else, or somewhere else, behind "terug".
    TO_OTHERS = r"(?i)^\s(?:naar|in|aan|bij|op|als|met)\s";
    /// To another payer, behind "terug".
    TO_PAYER = r"(?i)^\s(?:naar|in|aan|bij)\s(?:(?:de|het)\s)?(?:(?:begroting|kas|reserve|middelen)\s(?:van\s)?(?:de\s|het\s)?)?(?:gemeenten?|provincies?|rijk|waterschap|waterschappen|stichting|school|scholen|partners|ondernemers|bewoners|corporaties?|deelnemers|eigenaren)\b";
    /// The sum that a change leads to, said in the sentence behind it.
    COMES_TO = r"(?i)\b(daarmee|hiermee|daardoor|hierdoor|nieuwe|totale?|voortaan)\b(?:[^.]|\.\d){0,60}(\bop|\bbedraagt|\bwordt|\bis|\bvan|\buit op)( nu| dan)?\s*$|\b(bijdrage|bedrag|toekenning)\b(?:[^.]|\.\d){0,40}\b(daarmee|hiermee|daardoor|nu|dan|voortaan)( op)?\s*$|\b(bedraagt|wordt|komt) (daarmee|hiermee|daarna|dan|voortaan)( op)?( nog)?\s*$";
    /// Before an amount that the decision does not follow: "in afwijking van het advies (".
    DEVIATES = r"(?i)\b(?:in afwijking van|afwijkend van|anders dan|in plaats van|tegen|ondanks|minder dan|meer dan|lager dan|hoger dan)\s(?:[^.;€,]{0,40}\s)?(?:(?:advies|voorstel|aanvraag|verzoek)(?:\svan\s(?:het|de)\s\p{L}+)?(?:\s(?:van|om|voor)(?:\smaximaal)?|\s?\()|(?:gevraagde|geadviseerde|aangevraagde|voorgestelde)(?:\s(?:bijdrage|bedrag|subsidie))?(?:\svan(?:\smaximaal)?|\s?\()?)\s*$";
    /// A heading over projects that get nothing, or nothing yet.
    REFUSED_GROUP = r"(?i)\b(?:afgewezen|aangehouden|ingetrokken|uitgesteld|uitgestelde|afgevallen|niet|ingediend|ingediende|nieuwe aanvragen|in behandeling|reservelijst)\b";
    /// Words that open a heading over several projects, or over money that is no grant.
    NO_SINGLE_PROJECT = r"(?i)^(?:(?:\d+e\s+)?tranche|fase|ronde|afgewezen|aangehouden|toegekend|toegekende|gehonoreerd|gehonoreerde|goedgekeurd|goedgekeurde|ingetrokken|uitgesteld|niet|nieuwe|lopende|overige|alle|begroting|budget|restant|resterend|resterende|rest|uitgaven|inkomsten|kosten|dekking|middelen|reserve|reservering|programma|programmabureau|programmakosten|besteed|beschikbaar|beschikbare|projecten|besluiten|aanvragen|regio\s?deal|cofinanciering)\b";
    /// "komt de totale bijdrage op", before an amount: more than what is granted now.
    ADDS_UP_TO = r"(?i)\b(totale?|daarmee|hiermee)\b(?:[^.]|\.\d){0,60}\b(uit )?op\s*$";
    /// "en bedraagt daarmee", before an amount: what a change leads to.
    RESULTS = r"(?i)\b(bedraagt|wordt|komt|uitkomt) (daarmee|hiermee|daarna|dan|voortaan|nu)( op)?( nog)?\s*$";
    /// What is left over is no denial: "de niet bestede € 8.000". Nor is what something is
    /// for: "Om meer huizen te kunnen helpen verhoogt …".
    NOT_SPENT = r"(?i)\bniet[ -](bestede|benutte|gebruikte|uitgegeven|ingezette|opgenomen|bestemde)\b|^\W*om\b[^,;:]{0,120}?\bte (kunnen|willen)( \p{L}+en)?\b";
    /// "een verhoging van", "een extra bijdrage van", before an amount.
    CHANGE_OF = r"(?i)\b(verhoging|ophoging|verlaging|korting|extra (bijdrage|bedrag)|aanvullende? (bijdrage|bedrag))( van)?( de bijdrage)? van$";
    /// "€ 50.000 extra", "€ 20.000 lager", behind an amount.
    CHANGE_BEHIND = r"(?i)^\s*(bij(?:\W|$)|aan toe|toe aan de (?:\p{L}+e )*(?:bijdrage|toekenning)|aan toegevoegd|extra|erbij|eraf|meer|minder|hoger|lager|aanvullend)\b";
    /// The change of a grant is asked for, not made.
    ASKS_CHANGE = r"(?i)\b(vraagt|vragen|vroeg|gevraagde?|aangevraagde?|verzoekt|verzoeken|verzocht|verzoek (om|tot)|aanvraag (om|tot|voor))\b(?:[^.]|\.\d){0,60}\b(verhog\w*|ophog\w*|verlag\w*|extra|aanvullende?)\b";
    /// Another payer changes what it pays.
    PAYER_CHANGES = r"(?i)\b(gemeenten?|provincie|corporaties?|woningcorporaties?|ondernemers|bedrijven|partners|het rijk|waterschap|fonds|scholen|stichting|bank|deelnemers)\b(?:[^.,]|\.\d){0,40}\b(verhoogt|verhogen|verlaagt|verlagen|voegt|voegen)\b|\b(verhoogt|verlaagt|voegt)\s+(de|het)\s+(gemeente|provincie|rijk|corporatie|waterschap|fonds|stichting|bank)\b";
    /// Denied, or only wished for or possible.
    DENIED = r"(?i)\b(niet|geen|nooit|evenmin|noch|zonder|kan|kunnen|kon|zou|zouden|mogelijk|eventueel|eventuele|wellicht|misschien|wil|willen|dreigt|dreigen)\b";
    /// What follows is supposed, not said.
    SUPPOSES = r"(?i)^\W*(als|indien|mocht|mochten|wanneer|tenzij|zodra|stel)\b|\b(als|indien|tenzij|zodra)\b";
    /// Withdrawn.
    WITHDRAWN = r"(?i)\bingetrokken\b|\bin te trekken\b|\btrekt\b(?:[^.]|\.\d){0,60}\b(aanvraag|project|bijdrage|toekenning|subsidie|beschikking)\b(?:[^.]|\.\d){0,40}\bin(\W*$|[.;,]| en\b)|\btrekt\b(?:[^.]|\.\d){0,60}\bbesluit\b(?:[^.]|\.\d){0,60}\bin(?:\W*$|[.;])|\bteruggetrokken\b|\b(?:ziet|zien|zag|zagen)\s(?:\p{L}+\s){0,3}af\svan\s(?:het|dit)\sproject\b|\baf\ste\szien\svan\s(?:het|dit)\sproject\b|^\W*(?:intrekken|intrekking|stopzetten|stopzetting|schrappen)(?:\W*$|[.;,:]|\s(?:van|op|per|wegens|vanwege|omdat)\b)|\b(?:het|dit) project (?:wordt|is)(?: (?:per|met|in|op|daarom|definitief|voortijdig)\b(?:[^.;,]|\.\d){0,40}?)? (?:stopgezet|gestaakt|geschrapt|afgeblazen)\b";
    /// What was granted comes to nothing.
    LAPSES = r"(?i)\b(?:bijdrage|toekenning|subsidie)\b(?:[^.;,]|\.\d){0,60}?\b(?:vervalt|komt te vervallen|is vervallen|is komen te vervallen)\b";
    /// Only a part of a grant, or what somebody else gives.
    OF_PART = r"(?i)\b\w*(tranches?|termijn|fase|onderdeel|onderdelen|deelproject|reservering|vergunning|bezwaar|motie|amendement|cofinanciering)\b|\b(een )?deel van\b|\b(haar|zijn|hun) (eigen )?(bijdrage|toezegging|subsidie|steun)\b";
    /// A part of a project or of a grant comes to nothing.
    PART_ENDS = r"(?i)\b(?:\w*tranches?|termijn|\w*fase|onderdeel|onderdelen|deelproject|deelprojecten|deel van)\b(?:[^.,;:]|\.\d){0,100}?\b(?:ingetrokken|teruggetrokken|stopgezet|gestaakt|geschrapt|afgeblazen|vervalt|vervallen|niet (?:meer )?(?:door|uitgekeerd|uit te keren|uitgevoerd))\b";
    /// The same, with the part behind the verb.
    PART_ENDED = r"(?i)(?:\bvervalt\b|^\W*(?:ingetrokken|geschrapt|vervallen)\b)(?:[^.,;:]|\.\d){0,60}?\b(?:\w*tranches?|termijn|\w*fase|onderdeel|onderdelen|deelproject|deelprojecten|deel van)\b|\b(?:trekt|trekken|trok)\b(?:[^.,;:]|\.\d){0,80}?\b(?:\w*tranches?|termijn|\w*fase|onderdeel|onderdelen|deelproject|deelprojecten|deel van)\b(?:[^.,;:]|\.\d){0,60}?\bin(?:\W*$|[.,;:]| en\b)";
    /// What may follow a participle that ends what is said of its subject: no noun, or it
    /// would belong to that.
    BEHIND_PREDICATE = r"(?i)^(?:\W*$|\W*[.,;:!)]|\s(?:door|vanwege|wegens|omdat|doordat|nadat|zodat|want|waarna|waardoor|waarmee|terwijl|totdat|tot|per|in|op|en|of|maar|als|na|aan|voor|bij|sinds|vanaf|met|om|te|van|onder|uit|nu|ook|dus|daarom|begin|eind|medio|gezien|gelet|mits|verklaard|geweest|geworden|gebleven|toen|i\.v\.m|namens|zonder|binnen|dan|wordt|is|dit (?:jaar|seizoen|voorjaar|najaar|moment))\b)";
    /// Money that comes free, before the word that says so; another thing may, too.
    FREE = r"(?i)\bvrij(?:gekomen|gevallen)$";
    /// The money that came free.
    FREE_MONEY = r"(?i)^\s(?:€|\d|eur\b|middelen|bedrag|bedragen|geld|gelden|budget|ruimte|subsidie|bijdrage)";
    /// Money of the programme, and what it is given to.
    FUNDS = r"(?i)\b\w*(?:bijdragen?|subsidies?|bedrag|bedragen|toekenning|budget|reservering|verlening|tranche|middelen|financiering|krediet|beschikking|plafond|steun|inleg|projectgeld|maximum|vergoeding)\b|\b(?:project|aanvraag|verzoek|som)\b";
    /// Who decides, right before the verb of what is raised or lowered.
    PROGRAMME_CHANGES = r"(?i)\b(?:regio\s?deal|regio-deal|stuurgroep|overleg|programmaraad)\s$";
    /// "verlaging van de": what is lowered follows.
    CHANGE_IN = r"(?i)^\s(?:van|in|op)\s(?P<led>(?:de|het|een|deze|dit|haar|zijn|hun)\s)?(?P<what>(?:[^\s,;:.]+\s?){1,3})";
    /// A noun that stands for a change.
    CHANGE_NOUN = r"(?i)\b(?:\p{L}+(?:ging|ring|bing|bling)|korting)$";
    /// A verb that changes what stands beside it, in any of its forms.
    CHANGE_VERB = r"(?i)^(?:verhoog|verhog|verlaag|verlag|opgehoogd|hoogt|ophoog|verminder|gekort|ingekort|stijg|daalt|halve|gehalveerd|verdubbel|gaat|omhoog|omlaag)";
    /// Words that begin a clause within a stretch between commas.
    CLAUSE_OPENS = r"(?i)\b(?:om|waarmee|zodat|waardoor|waarbij|omdat|doordat|nadat|die|dat)\s|\ben\s(?:de|het|een|deze|dit|haar|zijn|hun)\s";
    /// One who takes part leaves; the project goes on without.
    LEAVES = r"(?i)\bzich\b(?:[^.,;:]|\.\d){0,60}$";
    /// The project is theirs.
    APPLICANT = r"(?i)\b(aanvrager|penvoerder|indiener|trekker|initiatiefnemer)s?\b";
    /// What else is withdrawn than a part of a grant.
    NO_PART = r"(?i)\b(vergunning\w*|bezwaar|motie|amendement|cofinanciering|opdracht|(haar|zijn|hun) (eigen )?(bijdrage|toezegging|subsidie|steun))\b";
    /// A label of the money of a tranche.
    TRANCHE_LABEL = r"(?i)^(?:(?:toegekende |verleende )?(?:bijdrage|toekenning|subsidie|budget|bedrag)(?: regio ?deal)?,? (?:voor |uit )?(?:de )?)?(?:(?:\d{1,2} ?(?:e|de|ste)|eerste|tweede|derde|vierde|vijfde) tranche|tranche (?:\d{1,2}|[ivx]{1,4}))(?: regio ?deal)?$";
    /// The verb of a sentence that says whether a project goes on.
    STANDING_VERB = r"(?i)\b(is|wordt|werd|gaat|komt|vindt|staat|vervalt)\b";
    /// What such a sentence says, from its verb on.
    BECOMES = r"(?i)^(?:(?:is|wordt|werd)\s(?:[^\s,;:()]+\s){0,10}?(?:ingetrokken|teruggetrokken|stopgezet|gestaakt|geschrapt|afgeblazen|vervallen|aangehouden|opgeschort|on hold gezet|in de wacht gezet|niet (?:meer |verder )?uitgevoerd|voorwaardelijk (?:toegekend|goedgekeurd|gehonoreerd)|(?:toegekend|goedgekeurd|gehonoreerd)\s(?:onder|op) (?:de )?voorwaarde)\b|gaat\s(?:[^\s,;:()]+\s){0,8}?niet (?:meer )?(?:door|verder)\b|komt\s(?:[^\s,;:()]+\s){0,8}?te vervallen\b|vindt\s(?:[^\s,;:()]+\s){0,8}?geen doorgang\b|staat\s(?:[^\s,;:()]+\s){0,8}?(?:on hold|in de wacht)\b|vervalt\b)";
    /// The part of it that makes it a condition.
    BECOMES_CONDITIONAL = r"(?i)\bvoorwaarde";
    /// The part of it that only postpones.
    BECOMES_POSTPONED = r"(?i)\b(aangehouden|opgeschort|on hold|in de wacht)\b";
    /// The denial that is part of what is said.
    NOT_ON = r"(?i)\b(niet (meer )?(door|verder)|niet (meer |verder )?uitgevoerd|geen doorgang)$";
    /// Somebody stops a project.
    STOPPED_BY = r"(?i:\b(?:heeft|hebben|besluit|besluiten|besloten)\s(?:[^\s,;:()]+\s){0,4}?)(?P<what>(?i:het|dit)\s(?i:project|initiatief)(?:\s[‘'“„]?\p{Lu}[^,;:()]{2,60}?)?|(?i:de|zijn|haar|hun)\s(?i:project)?(?i:aanvraag))(?i:\s(?:(?:daarom|inmiddels|zelf|helaas|definitief|per|in|\d+|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\s){0,4}(?:ingetrokken|teruggetrokken|stopgezet|gestaakt|geschrapt|afgeblazen|in te trekken|stop te zetten|te schrappen|af te blazen|terug te trekken)\b)";
    /// Somebody takes it back; the other half of the verb ends the clause.
    TAKEN_BACK_BY = r"(?i:\b(?:trekt|trekken|trok|trokken)\s(?:[^\s,;:()]+\s){0,4}?)(?P<what>(?i:het|dit)\s(?i:project|initiatief)(?:\s[‘'“„]?\p{Lu}[^,;:()]{2,60}?)?|(?i:de|zijn|haar|hun)\s(?i:project)?(?i:aanvraag))(?i:\s(?:(?:daarom|inmiddels|zelf|helaas|definitief|per|in|\d+|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\s){0,4}(?:in|terug)(?:\W*$|[.,;:)]|\s(?:en|maar|omdat|wegens|vanwege|nadat|waarna|waardoor|per)\b))";
    /// The project in whose text the words stand.
    THE_PROJECT = r"(?i)^(?:(?:het|dit)\s(?:project|initiatief|projectvoorstel)|de (?:project)?aanvraag|project|(?:het|de) (?:besluit(?:vorming)? over|bijdrage aan) (?:het|dit) project)$";
    /// The same, at the start of words.
    THE_PROJECT_FIRST = r"(?i)^(?:(?:het|dit)\s(?:project|initiatief|projectvoorstel)|de (?:project)?aanvraag)\b";
    /// What stands before the name of a project.
    PROJECT_NOUN = r"(?i)^(?:(?:het|dit)\s)?(?:project|initiatief)\s+";
    /// Words that go on about a project behind its name.
    BEHIND_NAME = r"(?:['’\x22”“]|\s(?:daarom|inmiddels|helaas|per|in\s+(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|20\d\d)|niet|geen|te|voorlopig|definitief|door\s+de|on\s+hold|ingetrokken|teruggetrokken|stopgezet|gestaakt|geschrapt|afgeblazen|vervallen|aangehouden|opgeschort|voorwaardelijk|toegekend|goedgekeurd|gehonoreerd|nu|toch|verder|dan|ook))(?:\s|$)|[.]$";
    /// A note that says it without a verb.
    BRIEFLY_STOPPED = r"(?i)^(?:(?:het )?project |de aanvraag |aanvraag )?(?:is )?(?:ingetrokken|teruggetrokken|stopgezet|gestaakt|geschrapt|afgeblazen|vervallen|gaat niet (?:meer )?door)\b";
    /// It goes on all the same, or would be stopped only in another case.
    AFTER_ALL = r"(?i)\b(alsnog|toch|anders|hervat|hervatten|heropend|heropstart|weer (op)?gestart|opnieuw gestart)\b|\bvoorwaarden? (is|zijn) (\w+ )?(vervuld|voldaan)\b";
    /// Words within a predicate that end it: another clause begins with them.
    OTHER_CLAUSE = r"(?i)\b(nadat|omdat|doordat|zodat|terwijl|toen|sinds|hoewel|want|dat|die|wie|waar\w*|is|wordt|werd|was|zijn|worden|werden|heeft|hebben|had|gaat|komt|staat)\b|\b(uit|in)gevoerd\b|\b\p{L}+[dtn] (en|maar) (de|het|een|deze|dit|haar|hun|alle)\b";
    /// What was not done yet, or not at a time, is not given up.
    NOT_YET = r"(?i)\b(nog|tijdig|19\d\d|20\d\d|vorig|afgelopen)\b";
    /// It goes on otherwise, behind "niet door".
    ON_OTHERWISE = r"(?i)^\s(?:naar|zoals|dan|onder de naam|als (?:een|de|het|pilot|stichting|zelfstandig\w*))\b";
    /// It falls into parts, behind "vervalt".
    FALLS_APART = r"(?i)^(?:\s[^\s,;:()]+){0,2}?\s(?:in|tot|aan)\s(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d{1,2}|meerdere|enkele|verschillende|losse|aparte|oude|herhaling\w*)\s";
    /// Postponed.
    POSTPONED = r"(?i)\baangehouden\b|\bhoudt\b(?:[^.]|\.\d){0,80}\baan(?:\W*$|[.,;:)]|\s(?:en|maar|tot|totdat|omdat|in|vanwege|wegens|om|zodat|gezien|i\.)(?:\s|\b))|\baan te houden\b|\bbesluit(vorming)?\b(?:[^.]|\.\d){0,60}\b(uitgesteld|verdaagd|doorgeschoven)\b|\bdoorgeschoven (naar|tot)\b|\bschuift\s(?:(?:het|de|dit|deze|zijn|haar)\s)?(?:besluit|besluitvorming|beslissing|behandeling|aanvraag|voorstel|agendapunt)\b(?:[^.;,]|\.\d){0,60}\bdoor (naar|tot)\b|\b(wordt|worden) doorgeschoven\b|\bneemt\b(?:[^.]|\.\d){0,40}\bgeen besluit\b|\b(?:stelt|stellen)\s(?:(?:de|het)\s(?:stuurgroep|overleg)\s)?(?:(?:daarom|nu|hiermee|ook)\s)?(?:de|het|een|haar)\s(?:\p{L}+e\s)?(?:(?:besluit|besluitvorming|beslissing|toekenning|bijdrage|behandeling)\b(?:[^.;,]|\.\d){0,80}?|aanvraag(?:\s(?:van\s(?:€|\d)|om\s|voor\s)(?:[^.;,]|\.\d){0,80}?)?)\suit(?:\W*$|[.;,:)]|\s(?:tot|totdat|en|naar|omdat|wegens|vanwege|in|om)\b)|^\W*(?:aanhouden|uitstellen|uitstel|verdagen|doorschuiven|opschorten)(?:\W*$|[.;,:]|\s(?:tot|totdat|van|naar|in|omdat|wegens|vanwege)\b)|(?:^\W*|[.;:]\s+|\b(?:wordt|is|en|dat|besluit|besloten)\s)(?:de|het|een)\s(?:\p{L}+e\s)?(?:(?:besluitvorming|beslissing|toekenning|bijdrage|behandeling)\b(?:[^.;,]|\.\d){0,80}?|aanvraag(?:\s(?:van\s(?:€|\d)|om\s|voor\s)(?:[^.;,]|\.\d){0,80}?)?)(?:\s(?:wordt|is)\b(?:[^.;,]|\.\d){0,60}?)?\s(?:uitgesteld|verdaagd|uit te stellen)\b";
    /// Not settled, or settled only for the time being.
    UNSETTLED = r"(?i)\b(?:nog niet (?:vast|zeker|definitief|vastgesteld|besloten|beslist)|niet definitief|onder voorlopige toezegging|voorlopige? toe(?:zegging|gezegd))\b";
    /// What settles it is yet to come.
    SETTLED_LATER = r"(?i)\b(?:definitief besluit|definitieve (?:besluit\w*|beslissing|toekenning)) (?:volgt|volgen|moet|moeten)\b";
    /// What is left for others, and no grant: "er is dan nog € 4 miljoen beschikbaar".
    LEFT_TO_GIVE = r"(?i)\b(?:is|zijn|blijft|blijven)\s(?:er\s)?(?:(?:dan|nu|daarna|hierna|daarmee|hiermee|verder|thans)\s){0,2}nog\s(?:[^.;,]|\.\d){0,40}?\b(?:beschikbaar|over|te verdelen)(?:\W*$|[.;,:)]|\s(?:voor|in|binnen|om|uit|bij|van)\b)";
    /// What was decided at an earlier time of what is spoken of: "de eerder aangehouden aanvraag".
    EARLIER_STATE = r"(?i)\b(?P<state>(?:eerder|destijds|aanvankelijk|voorheen|vorig jaar|in (?:\p{L}+ )?20\d\d)\s(?:nog\s|al\s)?(?:aangehouden|ingetrokken|teruggetrokken|afgewezen|uitgestelde|opgeschorte|stopgezette|geschrapte|vervallen))\s(?:\p{L}+-?)?(?:aanvraag|project|voorstel|bijdrage|verzoek|toekenning|initiatief|subsidie)\b";
    /// Turned down.
    REFUSED = r"(?i)\bniet (gehonoreerd|akkoord|toegekend|ingestemd|uit te keren|uitgekeerd|te verstrekken|verstrekt|te verlenen|verleend|toe te kennen)\b|\b(kent|kennen)\b[^.,;€]{0,60}\bniet toe\b|\b(honoreert|verleent|verstrekt)\b[^.,;€]{0,60}\bniet(\W*$|[.,;])|\bniet (?:instemmen|in te stemmen) met (?:(?:een|de|het|deze|dit)\s)?(?:(?:gevraagde|aangevraagde|verzochte|voorgestelde)\s)?(?:bijdrage|subsidie|toekenning|aanvraag|project|voorstel|bedrag|€)|\bstemt niet in met (?:(?:een|de|het|deze|dit)\s)?(?:(?:gevraagde|aangevraagde|verzochte|voorgestelde)\s)?(?:bijdrage|subsidie|toekenning|aanvraag|project|voorstel|bedrag|€)|\bafgewezen\b|\bafwijzing\b|^\W*(?:afwijzen|niet (?:toekennen|honoreren|verlenen))\b|\bwijst\b(?:[^.]|\.\d){0,60}\baf\b|\bgeen bijdrage\b";
    /// Agreed, with what was asked for.
    AGREED = r"(?i)^akkoord\b|^conform (voorstel|aanvraag|advies)|^ingestemd";
    /// Under a condition.
    CONDITIONAL = r"(?i)\bonder (de )?(\w+e )?voorwaarden?\b|\bop (de )?voorwaarde\b|\bonder (het )?voorbehoud\b|\bvoorwaardelijk\b|\bmits\b|\bpas\b(?:[^.]|\.\d){0,40}\b(uitgekeerd|uitbetaald|beschikbaar)\b(?:[^.]|\.\d){0,20}\b(als|wanneer)\b|\bo\.?v\.?v\.?\b";
    /// A continuation.
    CONTINUED = r"(?i)\bkrijgt (een |het )?vervolg\b|\bkrijg(t|en) \p{Lu}(?:[^.]|\.\d){0,60}? een vervolg\b|\bvervolg toegekend\b|\bopnieuw\b(?:[^.]|\.\d){0,60}\btoegekend\b|\bvervolg(fase|bijdrage|aanvraag)\b(?:[^.]|\.\d){0,80}\b(toegekend|beschikbaar)|^vervolg\b|\bverlengd\b|\bverlenging\b|\bvoor (het|een|dit) vervolg\b(?:[^.]|\.\d){0,100}\b(beschikbaar|beschikking|toe|bijdrage)\b|\bvervolg op\b";
    /// Prolonged, with or without money.
    PROLONGED = r"(?i)\bverlengd\b|\bverlenging\b";
    /// A sum over what a document decides.
    SUM_OF_DECISIONS = r"(?i)\b(met|door) deze besluiten\b.*\b(totaal|samen)\b|\b(in totaal|totaal van|samen)\b.*\b(aan|voor) (deze|de|twee|drie|vier|vijf|zes|zeven|acht|negen|tien) projecten\b";
    /// A heading that says it is of a project.
    CALLS_PROJECT = r"\b[Pp]roject:?\s+\p{Lu}";
    /// A sentence sums in running text.
    TOLD_TOTAL = r"(?i)\b(in totaal|totaal van|totale? (bijdrage|bedrag)|opgeteld|bij elkaar|samen|tezamen|programma (telt|omvat|bevat|bestaat uit))\b";
    /// It sums what projects were granted.
    TOLD_GRANTED = r"(?i)\b(toegekend|toegewezen|toebedeeld|verdeeld over|gaat naar|beschikt|projecten)\b";
    /// It sums something else, or only a part.
    TOLD_OTHERWISE = r"(?i)\b(cofinanciering|co-financiering|inclusief|exclusief|samen met|partners|gemeenten|provincies?|rijk|eigen middelen|nog|waarvan|daarvan|resterend\w*|gevraagd\w*|aangevraagd\w*|kosten|investering(en)?|gereserveerd|vorige|eerder|nieuwe|aanvullend|extra|beschikbaar (is|was|voor))\b";
    /// How many projects there are.
    TOLD_COUNT = r"(?i)\b(?:in totaal|programma (?:telt|omvat|bevat|bestaat uit)|samen)\b(?:[^.]|\.\d){0,40}?\b(?P<count>\d{1,3}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf) projecten\b";
    /// The projects counted are but some of those that there are.
    TOLD_SOME = r"(?i)\b(tranche|nieuwe|afgeronde?|lopende|vervolg\w*|aanvragen|ingediend|andere|overige|waarvan|jaar|20\d\d|afgewezen|gestart|deze|al)\b";
    /// Granted.
    GRANTED = r"(?i)^\W*(?:toekennen|toekenning|honoreren|verlenen|verlening|beschikbaar stellen)(?:\W*$|[.;,:]|\s(?:van|aan|tot|onder|conform|voor|met|€|\d))|\btoegekend\b|\bkent\b(?:[^.]|\.\d){0,120}\btoe\b|\bbeschikbaar (gesteld|te stellen)\b|\bstelt\b(?:[^.]|\.\d){0,120}\bbeschikbaar\b|\bgehonoreerd\b|\bakkoord\b|\bgoedgekeurd\b|\bstemt in met\b|\bverleend\b|\bwijst\b(?:[^.]|\.\d){0,40}\b(?:aanvraag|verzoek|bijdrage|subsidie)\b(?:[^.;,]|\.\d){0,60}?\btoe(?:\W*$|[.;,:)]|\sen\b)";
}

/// Where the words end that say that a text sums, and what it sums may follow.
pub(crate) fn behind_total(text: &str) -> usize {
    let Some(found) = TOTAL.find(text) else {
        return 0;
    };
    // "Som Natuur" sums what it names.
    let begin = text.len()
        - text
            .trim_start_matches(|char: char| !char.is_alphanumeric())
            .len();
    let word = text.get(begin..begin + 4).unwrap_or_default();
    if word.eq_ignore_ascii_case("som ") {
        begin + 4
    } else {
        found.end()
    }
}
