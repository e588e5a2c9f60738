//! The command line.

mod batch;
mod commands;
mod coverage;
mod datasets;
mod findings;
mod guard;
mod inputs;
mod lookup;
mod met;
mod ocr;
mod output;
mod picture;
mod progress;
mod quote;
mod read;
mod report;
mod screen;
mod settings;
mod sides;
mod sources;
mod store;
mod verification;
mod worker;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use commands::{
    amounts, apply, check, convert, diff, explain, history, link, merge, projects, schema, verify,
};

/// Documents of Dutch regional programmes to one canonical JSON dataset, every value
/// with its evidence.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Print no messages, only data and errors.
    #[arg(long, short, global = true)]
    quiet: bool,
}

#[derive(Subcommand)]
enum Command {
    Convert(convert::Arguments),
    Merge(merge::Arguments),
    Projects(projects::Arguments),
    History(history::Arguments),
    Link(link::Arguments),
    Amounts(amounts::Arguments),
    Check(check::Arguments),
    Diff(diff::Arguments),
    Apply(apply::Arguments),
    Explain(explain::Arguments),
    Verify(verify::Arguments),
    Schema(schema::Arguments),
}

fn main() -> ExitCode {
    // Describing the command line would take a twentieth of the time that a worker starts in.
    let done = if worker::is_wanted() {
        worker::run()
    } else {
        run(&Cli::parse())
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            output::message(&format!("error: {error:#}"));
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<ExitCode> {
    match &cli.command {
        Command::Convert(arguments) => convert::run(arguments, cli.quiet),
        Command::Merge(arguments) => merge::run(arguments, cli.quiet),
        Command::Projects(arguments) => projects::run(arguments),
        Command::History(arguments) => history::run(arguments),
        Command::Link(arguments) => link::run(arguments, cli.quiet),
        Command::Amounts(arguments) => amounts::run(arguments),
        Command::Check(arguments) => check::run(arguments, cli.quiet),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Apply(arguments) => apply::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Verify(arguments) => verify::run(arguments, cli.quiet),
        Command::Schema(arguments) => schema::run(arguments),
    }
}
