//! Rendered faults compared with the expected text.

use domain::Lang;

use super::*;
use crate::diag::{Diagnostics, messages};
use crate::read::source::{FileId, SourceText, Span};

const ARTICLE: &str =
    "---\ntitl: Домбыра\n---\nҚoбыз бен домбыра.\n\tТелефон: +7 701 000 00 00, оңай\u{200B}ша.\n";

fn sources(text: &str) -> Sources {
    let source = SourceText {
        path: "content/article/dombra/index.kk.md".into(),
        text: text.into(),
        refused: false,
    };
    Sources { texts: vec![source], assets: Vec::new() }
}

fn at(text: &str, piece: &str) -> Span {
    let start = text.find(piece).expect("the piece is in the text");
    Span::new(FileId(0), start..start + piece.len())
}

/// Renders faults of the article for people.
fn human(locale: Locale, report: impl FnOnce(&mut Diagnostics)) -> String {
    human_of(ARTICLE, locale, report)
}

fn human_of(text: &str, locale: Locale, report: impl FnOnce(&mut Diagnostics)) -> String {
    let mut faults = Diagnostics::default();
    report(&mut faults);
    render(&faults.sorted(), &sources(text), locale, ReportFormat::Human { colour: false })
}

#[test]
fn a_fault_is_shown_with_its_line() {
    let text = human(Locale::of(Lang::Kk), |faults| {
        faults.unknown_key(at(ARTICLE, "titl"), "titl", Some("title".to_owned()));
        faults.future_entry(at(ARTICLE, "домбыра"), "2030-01-01");
    });
    let expected = "\
қате[unknown-key]: Мұнда «titl» деген өріс болмайды.
 --> content/article/dombra/index.kk.md:2:1
  |
2 | titl: Домбыра
  | ^^^^
  |
  = кеңес: Мүмкін, былай болар: title. Өрістің атауын түзетіңіз немесе бұл жолды өшіріңіз.
           Атаулар кіші латын әріптерімен жазылады; шегінісін де тексеріңіз: өріс басқасының
           ішіне түсіп кетуі мүмкін.

ескерту[future-entry]: Материал 2030-01-01 күніне дейін сайтта көрсетілмейді.
 --> content/article/dombra/index.kk.md:4:11
  |
4 | Қoбыз бен домбыра.
  |           ^^^^^^^
  |
  = кеңес: Осылай болуы керек болса, ештеңе істемеңіз. Бірден жариялау үшін publish өрісін
           өшіріңіз.

1 қате, 1 ескерту
";
    assert_eq!(text, expected);
}

#[test]
fn hidden_characters_are_shown_and_personal_numbers_are_masked() {
    let text = human(Locale::of(Lang::Ru), |faults| {
        faults.private_phone(at(ARTICLE, "+7 701 000 00 00"));
        faults.invisible_character(at(ARTICLE, "\u{200B}"), "U+200B");
    });
    let (phone, hidden) = text.split_once("невидимый").expect("both are shown");
    assert!(phone.contains(
        "5 |     Телефон: +• ••• ••• •• ••, оңай�ша.\n  |              ^^^^^^^^^^^^^^^^\n"
    ));
    assert!(hidden.contains("index.kk.md:5:33\n"));
    assert!(hidden.contains(
        "5 |     Телефон: +• ••• ••• •• ••, оңай�ша.\n  |                                    ^\n"
    ));
}

#[test]
fn only_the_first_of_many_lines_is_shown_and_long_lines_are_cropped() {
    let text = human(Locale::of(Lang::En), |faults| {
        faults.raw_html(Span::new(FileId(0), 4..ARTICLE.len()), "<div>");
        faults.missing_key(Span::new(FileId(0), ARTICLE.len()..ARTICLE.len()), "summary", None);
    });
    assert!(text.contains("2 | titl: Домбыра\n  | ^^^^^^^^^^^^^\n"), "{text}");
    assert!(text.contains("6 |\n  | ^\n"), "{text}");
    let long = format!("{}Қoбыз{}", "сөз ".repeat(3000), " сөз".repeat(3000));
    let text = human_of(&long, Locale::of(Lang::En), |faults| {
        faults.mixed_script(at(&long, "Қoбыз"), "Қoбыз", None);
    });
    assert!(text.contains("index.kk.md:1:12001\n"));
    let lines: Vec<&str> = text.lines().collect();
    let column = |line: &str, piece| line.find(piece).map(|at| line[..at].chars().count());
    assert_eq!(column(lines[3], "Қoбыз"), column(lines[4], "^^^^^"));
    assert!(lines.iter().all(|line| line.chars().count() <= 110), "{text}");
}

#[test]
fn a_file_without_text_is_named_without_a_line() {
    let text =
        human_of("", Locale::of(Lang::En), |faults| faults.bad_utf8(Span::new(FileId(0), 0..0)));
    assert!(text.contains("--> content/article/dombra/index.kk.md\n"), "{text}");
}

#[test]
fn every_fault_renders_in_every_format() {
    let end = ARTICLE.len();
    for place in [0..0, 4..9, 60..end, end..end, 11..12, 12..500, 500..600] {
        let span = Span::new(FileId(0), place);
        let faults: Vec<Diagnostic> = crate::diag::faults::CODES
            .iter()
            .map(|(code, severity, args)| Diagnostic {
                severity: *severity,
                code,
                span,
                args: args.iter().map(|name| (*name, "\u{1b}[31m\n{x}".to_owned())).collect(),
                choices: crate::diag::Choices::of_vocabulary(&["mosque"; 20]),
                suggestion: Some("\u{202e}".to_owned()),
            })
            .collect();
        let faults: Vec<&Diagnostic> = faults.iter().collect();
        for locale in Locale::ALL {
            for format in
                [ReportFormat::Human { colour: false }, ReportFormat::Json, ReportFormat::Sarif]
            {
                let text = render(&faults, &sources(ARTICLE), locale, format);
                assert!(!text.contains('\u{1b}'), "{text}");
            }
        }
    }
}

#[test]
fn the_summary_counts_in_the_language() {
    let count = |errors: u32, warnings: u32, locale| {
        let text = human(locale, |faults| {
            (0..errors).for_each(|n| faults.bad_id(Span::new(FileId(0), 0..1), &n.to_string()));
            (0..warnings)
                .for_each(|n| faults.stray_file(Span::new(FileId(0), 0..1), &n.to_string()));
        });
        text.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(count(3, 1, Locale::of(Lang::Kk)), "3 қате, 1 ескерту");
    assert_eq!(count(0, 0, Locale::of(Lang::Kk)), "Қате табылған жоқ");
    assert_eq!(count(1, 2, Locale::of(Lang::Ru)), "1 ошибка, 2 предупреждения");
    assert_eq!(count(22, 5, Locale::of(Lang::Ru)), "22 ошибки, 5 предупреждений");
    assert_eq!(count(11, 0, Locale::of(Lang::Ru)), "11 ошибок");
    assert_eq!(count(0, 21, Locale::of(Lang::Ru)), "21 предупреждение");
    assert_eq!(count(1, 2, Locale::of(Lang::En)), "1 error, 2 warnings");
}

#[test]
fn json_has_one_object_with_places_in_characters() {
    let mut faults = Diagnostics::default();
    faults.mixed_script(at(ARTICLE, "Қoбыз"), "Қoбыз", Some("Қобыз".to_owned()));
    let text =
        render(&faults.sorted(), &sources(ARTICLE), Locale::of(Lang::Kk), ReportFormat::Json);
    let text: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let hint = messages::hint(faults.sorted()[0], Locale::of(Lang::Kk));
    let expected = serde_json::json!({
        "version": 1,
        "diagnostics": [{
            "code": "mixed-script",
            "severity": "error",
            "path": "content/article/dombra/index.kk.md",
            "line": 4, "column": 1, "endLine": 4, "endColumn": 6,
            "message": "«Қoбыз» сөзінде латын және кирилл әріптері араласып кеткен.",
            "hint": hint,
            "suggestion": "Қобыз",
        }],
    });
    assert_eq!(text, expected);
}

#[test]
fn sarif_names_each_rule_once_and_each_place() {
    let mut faults = Diagnostics::default();
    faults.dead_link(at(ARTICLE, "домбыра"), "monument/x", None);
    faults.dead_link(at(ARTICLE, "бен"), "monument/y", None);
    faults.expired_entry(at(ARTICLE, "titl"), "2020-01-01");
    let text =
        render(&faults.sorted(), &sources(ARTICLE), Locale::of(Lang::Ru), ReportFormat::Sarif);
    let log: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let run = &log["runs"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), 2);
    assert_eq!(rules[0]["shortDescription"]["text"], "Материала «…» нет.");
    let results = run["results"].as_array().expect("results");
    let levels: Vec<_> = results.iter().map(|result| &result["level"]).collect();
    assert_eq!(levels, ["warning", "error", "error"]);
    let place = &results[2]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/article/dombra/index.kk.md");
    let region = serde_json::json!({
        "startLine": 4, "startColumn": 11, "endLine": 4, "endColumn": 18,
    });
    assert_eq!(place["region"], region);
}
