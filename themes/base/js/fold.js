// One spelling for all keyboards: қоңыр = коныр, Ё = Е, capital = small.
const pairs = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е", й: "и" };

export const fold = (text) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[әғқңөұүһіёй]/g, (letter) => pairs[letter])
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
