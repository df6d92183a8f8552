//! Wrong use of the program, and words for it.

use std::path::PathBuf;

use eds::revocation::crl::CrlError;
use eds::words::Language;

/// Why there is nothing to check.
#[derive(Debug)]
pub(crate) enum Misuse {
    NoMessage,
    TwoMessages,
    UnknownOption(String),
    NoValue(String),
    BadValue {
        option: String,
        value: String,
        expected: &'static str,
    },
    Unreadable {
        path: PathBuf,
        error: std::io::Error,
    },
    BadList {
        path: PathBuf,
        error: CrlError,
    },
    /// The message leaves the content out, and nobody gave it.
    ContentNeeded,
    Other(String),
}

impl From<lexopt::Error> for Misuse {
    fn from(error: lexopt::Error) -> Misuse {
        match error {
            lexopt::Error::MissingValue { option } => Misuse::NoValue(option.unwrap_or_default()),
            other => Misuse::Other(other.to_string()),
        }
    }
}

impl Misuse {
    /// What is wrong, and what to do.
    pub(crate) fn explain(&self, language: Language) -> String {
        let [kk, ru, en] = self.words();
        let (text, help) = match language {
            Language::Kk => (kk, "Көмек: --help."),
            Language::Ru => (ru, "Справка: --help."),
            Language::En => (en, "For help: --help."),
        };
        format!("{text} {help}")
    }

    fn words(&self) -> [String; 3] {
        match self {
            Misuse::NoMessage => [
                "Тексерілетін файл көрсетілмеген.".into(),
                "Не указан файл, который нужно проверить.".into(),
                "The file to be verified is not given.".into(),
            ],
            Misuse::TwoMessages => [
                "Бір жолы бір ғана файл тексеріледі.".into(),
                "За один раз проверяется только один файл.".into(),
                "Only one file is verified at a time.".into(),
            ],
            Misuse::UnknownOption(option) => [
                format!("{option} деген параметр жоқ."),
                format!("Параметра {option} нет."),
                format!("There is no option {option}."),
            ],
            Misuse::NoValue(option) => [
                format!("{option} параметрінің мәні берілмеген."),
                format!("У параметра {option} нет значения."),
                format!("The option {option} has no value."),
            ],
            Misuse::BadValue { option, value, expected } => [
                format!("{option} параметрінің «{value}» деген мәні жарамсыз. Керегі: {expected}."),
                format!("Значение «{value}» не подходит параметру {option}. Нужно: {expected}."),
                format!("The option {option} cannot be \"{value}\". It takes: {expected}."),
            ],
            Misuse::Unreadable { path, error } => {
                let path = path.display();
                [
                    format!("{path} файлын оқу мүмкін болмады ({error})."),
                    format!("Файл {path} не удалось прочитать ({error})."),
                    format!("The file {path} cannot be read ({error})."),
                ]
            }
            Misuse::BadList { path, error } => bad_list(&path.display().to_string(), *error),
            Misuse::ContentNeeded => [
                "Бұл файлда қол қойылған құжаттың өзі жоқ: оны --content арқылы беріңіз.".into(),
                "В этом файле нет самого подписанного документа: укажите его в --content.".into(),
                "This file leaves the signed document out: give it by --content.".into(),
            ],
            Misuse::Other(fault) => [
                format!("Параметрлер қате жазылған ({fault})."),
                format!("Параметры записаны неверно ({fault})."),
                format!("The options are not written correctly ({fault})."),
            ],
        }
    }
}

fn bad_list(path: &str, error: CrlError) -> [String; 3] {
    let [kk, ru, en] = match error {
        CrlError::Malformed => [
            "бұл қайтарып алынған куәліктердің тізімі емес",
            "это не список отозванных сертификатов",
            "this is not a list of revoked certificates",
        ],
        CrlError::Untrusted => [
            "тізімге сенімді орталық қол қоймаған; --trust параметрін де қараңыз",
            "список подписан не доверенным центром; посмотрите и на --trust",
            "the list is not signed by a trusted authority; look at --trust too",
        ],
        CrlError::CriticalExtension => [
            "тізімде бұл бағдарлама түсінбейтін міндетті шарт бар",
            "в списке есть обязательное условие, которого эта программа не понимает",
            "the list holds a binding condition that this program does not understand",
        ],
    };
    [format!("{path}: {kk}."), format!("{path}: {ru}."), format!("{path}: {en}.")]
}
