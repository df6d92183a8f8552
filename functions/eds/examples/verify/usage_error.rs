//! Errors in the use of the program, and their texts.

use std::path::PathBuf;

use eds::revocation::crl::CrlError;
use eds::words::Language;

/// The reason why the check cannot run.
#[derive(Debug)]
pub(crate) enum UsageError {
    NoMessage,
    SeveralMessages,
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
    BadCrl {
        path: PathBuf,
        error: CrlError,
    },
    /// The message does not contain the document, and the arguments do not give it.
    ContentNeeded,
    Other(String),
}

impl From<lexopt::Error> for UsageError {
    fn from(error: lexopt::Error) -> UsageError {
        match error {
            lexopt::Error::MissingValue { option } => {
                UsageError::NoValue(option.unwrap_or_default())
            }
            other => UsageError::Other(other.to_string()),
        }
    }
}

impl UsageError {
    /// Explains what is wrong and what to do.
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
            UsageError::NoMessage => [
                "Тексерілетін файл көрсетілмеген.".into(),
                "Не указан файл, который нужно проверить.".into(),
                "No file to verify was given.".into(),
            ],
            UsageError::SeveralMessages => [
                "Бір жолы бір ғана файл тексеріледі.".into(),
                "За один раз проверяется только один файл.".into(),
                "Only one file can be verified at a time.".into(),
            ],
            UsageError::UnknownOption(option) => [
                format!("{option} деген параметр жоқ."),
                format!("Параметра {option} нет."),
                format!("There is no option {option}."),
            ],
            UsageError::NoValue(option) => [
                format!("{option} параметрінің мәні берілмеген."),
                format!("У параметра {option} нет значения."),
                format!("The option {option} has no value."),
            ],
            UsageError::BadValue { option, value, expected } => [
                format!("{option} параметрінің «{value}» деген мәні жарамсыз. Керегі: {expected}."),
                format!("Значение «{value}» не подходит параметру {option}. Нужно: {expected}."),
                format!(
                    "The value \"{value}\" is not valid for the option {option}. Expected: {expected}."
                ),
            ],
            UsageError::Unreadable { path, error } => {
                let path = path.display();
                [
                    format!("{path} файлын оқу мүмкін болмады ({error})."),
                    format!("Файл {path} не удалось прочитать ({error})."),
                    format!("The file {path} cannot be read ({error})."),
                ]
            }
            UsageError::BadCrl { path, error } => bad_crl(&path.display().to_string(), *error),
            UsageError::ContentNeeded => [
                "Бұл файлда қол қойылған құжаттың өзі жоқ: оны --content арқылы беріңіз.".into(),
                "В этом файле нет самого подписанного документа: укажите его в --content.".into(),
                "This file does not contain the signed document: give it with --content.".into(),
            ],
            UsageError::Other(fault) => [
                format!("Параметрлер қате жазылған ({fault})."),
                format!("Параметры записаны неверно ({fault})."),
                format!("The options are not written correctly ({fault})."),
            ],
        }
    }
}

fn bad_crl(path: &str, error: CrlError) -> [String; 3] {
    let [kk, ru, en] = match error {
        CrlError::Malformed => [
            "бұл қайтарып алынған куәліктердің тізімі емес",
            "это не список отозванных сертификатов",
            "this is not a list of revoked certificates",
        ],
        CrlError::Untrusted => [
            "тізімге сенімді орталық қол қоймаған; --trust параметрін де қараңыз",
            "список подписан не доверенным центром; посмотрите и на --trust",
            "the list is not signed by a trusted authority; see also --trust",
        ],
        CrlError::CriticalExtension => [
            "тізімде бұл бағдарлама түсінбейтін міндетті шарт бар",
            "в списке есть обязательное условие, которого эта программа не понимает",
            "the list has a mandatory condition that this program does not understand",
        ],
    };
    [format!("{path}: {kk}."), format!("{path}: {ru}."), format!("{path}: {en}.")]
}
