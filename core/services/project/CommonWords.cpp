#include "services/project/CommonWords.h"

#include <array>

namespace danlu::services {
namespace {

constexpr std::array<std::string_view, 669> kCommonWords{
    "1314520",   "1qaz2wsx",  "5201314",       "520520",    "a1b2c3",   "aa123456",  "abc123",     "about",    "above",     "access",     "across",
    "add",       "admin",     "administrator", "after",     "again",    "against",   "aini",       "air",      "alibaba",   "alipay",     "all",
    "almost",    "along",     "also",          "always",    "america",  "and",       "andrew",     "android",  "animal",    "another",    "anquan",
    "answer",    "any",       "apple",         "april",     "are",      "area",      "around",     "asdf",     "asdfgh",    "asdfghjkl",  "ashley",
    "ask",       "august",    "austin",        "autumn",    "away",     "baba",      "back",       "baidu",    "banana",    "baobao",     "baobei",
    "baseball",  "batman",    "battery",       "bear",      "because",  "become",    "been",       "before",   "began",     "begin",      "beijing",
    "being",     "below",     "best",          "better",    "between",  "big",       "bird",       "biteme",   "black",     "body",       "book",
    "both",      "boy",       "business",      "buster",    "but",      "call",      "came",       "can",      "cao",       "car",        "carry",
    "cat",       "certain",   "change",        "changeme",  "changsha", "charlie",   "chelsea",    "chen",     "cheng",     "chengdu",    "chenjing",
    "cherry",    "children",  "chong",         "chongqing", "chunjie",  "city",      "close",      "coffee",   "cold",      "color",      "come",
    "company",   "complete",  "computer",      "correct",   "could",    "country",   "cover",      "cry",      "cut",       "dahai",      "dalian",
    "dallas",    "daniel",    "danlu",         "database",  "day",      "debian",    "december",   "default",  "demo",      "deng",       "diamond",
    "did",       "didi",      "different",     "does",      "dog",      "dong",      "door",       "down",     "dragon",    "draw",       "drive",
    "during",    "each",      "eagle",         "early",     "earth",    "easy",      "eat",        "end",      "enough",    "even",       "ever",
    "every",     "example",   "eye",           "facai",     "face",     "fall",      "family",     "far",      "farm",      "fast",       "father",
    "february",  "feet",      "feng",          "few",       "find",     "fine",      "first",      "fish",     "five",      "flower",     "follow",
    "food",      "football",  "for",           "forest",    "form",     "found",     "four",       "freedom",  "friday",    "friend",     "from",
    "fuwu",      "fuzhou",    "gao",           "garden",    "gege",     "george",    "get",        "ginger",   "girl",      "give",       "golden",
    "gongdan",   "gongsi",    "gongxi",        "gongzuo",   "good",     "google",    "got",        "great",    "ground",    "group",      "grow",
    "guangzhou", "guanli",    "guest",         "guo",       "had",      "han",       "hand",       "hangzhou", "happen",    "happy",      "harbin",
    "hard",      "has",       "have",          "head",      "hear",     "heard",     "heart",      "hefei",    "help",      "her",        "here",
    "high",      "him",       "himself",       "his",       "hockey",   "hold",      "home",       "hongkong", "horse",     "hour",       "house",
    "how",       "however",   "hua",           "huang",     "huawei",   "hundred",   "hunter",     "huo",      "idea",      "iloveyou",   "important",
    "indian",    "internet",  "into",          "island",    "its",      "january",   "jessica",    "jiami",    "jiankang",  "jiejie",     "jinan",
    "jordan",    "joshua",    "july",          "june",      "just",     "juzi",      "keep",       "kehu",     "keji",      "killer",     "kind",
    "king",      "knew",      "know",          "kuaile",    "kunming",  "land",      "laogong",    "laopo",    "laoshi",    "large",      "last",
    "later",     "learn",     "leave",         "left",      "let",      "letmein",   "letter",     "liang",    "life",      "light",      "lihua",
    "like",      "lili",      "liming",        "lin",       "lina",     "line",      "linux",      "lion",     "list",      "listen",     "little",
    "liu",       "liujie",    "live",          "liwei",     "login",    "long",      "look",       "love",     "low",       "lucky",      "luo",
    "made",      "maggie",    "magic",         "make",      "mama",     "man",       "manager",    "many",     "map",       "march",      "mark",
    "master",    "matrix",    "matthew",       "may",       "mean",     "measure",   "meimei",     "men",      "michael",   "michelle",   "microsoft",
    "might",     "mile",      "mima",          "miss",      "mobile",   "monday",    "money",      "monkey",   "more",      "morning",    "most",
    "mother",    "mountain",  "move",          "moxing",    "much",     "music",     "must",       "mysql",    "nainai",    "name",       "nanjing",
    "near",      "need",      "never",         "new",       "next",     "niao",      "nicole",     "night",    "nihao",     "nihaoma",    "nimen",
    "north",     "not",       "notice",        "november",  "now",      "number",    "ocean",      "october",  "off",       "office",     "often",
    "oil",       "old",       "once",          "one",       "only",     "open",      "oracle",     "orange",   "order",     "other",      "our",
    "out",       "over",      "own",           "p@ssword",  "page",     "paper",     "part",       "pass",     "passw0rd",  "passwd",     "password",
    "pattern",   "pengyou",   "people",        "pepper",    "picture",  "piece",     "pingan",     "pingguo",  "place",     "plan",       "plant",
    "play",      "point",     "power",         "princess",  "private",  "problem",   "product",    "public",   "pull",      "put",        "q1w2e3r4",
    "qazwsx",    "qazwsxedc", "qinai",         "qingdao",   "question", "qwerty",    "qwertyuiop", "ranger",   "reach",     "read",       "real",
    "red",       "remember",  "ren",           "right",     "river",    "rock",      "room",       "root",     "run",       "said",       "same",
    "sample",    "samsung",   "saturday",      "saw",       "say",      "school",    "sea",        "second",   "secret",    "see",        "seem",
    "sentence",  "september", "server",        "service",   "set",      "several",   "shadow",     "shan",     "shanghai",  "she",        "shengri",
    "shenyang",  "shenzhen",  "ship",          "short",     "should",   "show",      "shui",       "shuju",    "side",      "silver",     "since",
    "sing",      "slow",      "small",         "soccer",    "some",     "something", "sometimes",  "song",     "soon",      "sound",      "south",
    "space",     "spell",     "spring",        "stand",     "staple",   "start",     "starwars",   "state",    "step",      "still",      "stop",
    "story",     "study",     "such",          "summer",    "sun",      "sunday",    "sunshine",   "superman", "sure",      "suzhou",     "system",
    "table",     "taiwan",    "taiyang",       "take",      "talk",     "tamen",     "tang",       "taobao",   "taylor",    "tea",        "tell",
    "temp",      "temporary", "tencent",       "test",      "tester",   "than",      "that",       "the",      "their",     "them",       "then",
    "there",     "these",     "they",          "thing",     "think",    "this",      "those",      "thought",  "three",     "through",    "thunder",
    "thursday",  "tianjin",   "tiankong",      "tiger",     "time",     "today",     "together",   "told",     "too",       "took",       "top",
    "toward",    "town",      "tree",          "true",      "trustno1", "try",       "tuesday",    "turn",     "two",       "ubuntu",     "under",
    "until",     "use",       "user",          "usually",   "very",     "voice",     "vowel",      "walk",     "wang",      "wangfang",   "wangwei",
    "want",      "war",       "was",           "watch",     "water",    "wave",      "way",        "wechat",   "wednesday", "weixin",     "welcome",
    "well",      "went",      "were",          "what",      "whatever", "when",      "where",      "which",    "while",     "white",      "who",
    "whole",     "why",       "will",          "wind",      "windows",  "winter",    "with",       "without",  "woaini",    "woaini1314", "wodemima",
    "wolf",      "women",     "word",          "work",      "world",    "would",     "write",      "wuhan",    "wuhao",     "xiamen",     "xian",
    "xiangjiao", "xiao",      "xiaohong",      "xiaoli",    "xiaomi",   "xiaoming",  "xiaowei",    "xie",      "xiexie",    "xingfu",     "xingxing",
    "xinnian",   "xitong",    "xue",           "xuesheng",  "yang",     "yankees",   "year",       "yeye",     "yonghu",    "you",        "young",
    "your",      "yuan",      "yueliang",      "yun",       "zaijian",  "zhang",     "zhangmin",   "zhangwei", "zhao",      "zhaolei",    "zheng",
    "zhengzhou", "zhongguo",  "zhongqiu",      "zhou",      "zhoujie",  "zhu",       "zxcv",       "zxcvbn",   "zxcvbnm",
};

} // namespace

std::span<const std::string_view> commonWords() { return kCommonWords; }

} // namespace danlu::services
