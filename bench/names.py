"""L1 on generated lists of names with transliteration noise: recall and precision of the matches, and the time.

    python bench/names.py [--people 5000] [--seed 1]

List A has full Ukrainian names. List B has three fifths of the same people and two fifths others, among them brothers,
fathers and namesakes of people on A, written in one of seven ways (two alphabets, two languages, five romanisations),
with initials, dropped fathers' names, changed order, missing or wrong years and misspelt letters. The romanisations
here are written from the standards, apart from what `hearsay.evidence` uses. A pair left ambiguous counts as missed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hearsay.evidence.names_compare import compare
from hearsay.evidence.names_table import read_names
from hearsay.records import NameList

MEN = [  # Ukrainian, Russian, stem of the father's name in each
    ("Олександр", "Александр", "Олександр", "Александр"), ("Сергій", "Сергей", "Сергій", "Сергее"),
    ("Володимир", "Владимир", "Володимир", "Владимир"), ("Андрій", "Андрей", "Андрій", "Андрее"),
    ("Микола", "Николай", "Миколай", "Николае"), ("Іван", "Иван", "Іван", "Иван"),
    ("Юрій", "Юрий", "Юрій", "Юрье"), ("Віктор", "Виктор", "Віктор", "Виктор"),
    ("Олег", "Олег", "Олег", "Олег"), ("Михайло", "Михаил", "Михайл", "Михайл"),
    ("Дмитро", "Дмитрий", "Дмитр", "Дмитрие"), ("Петро", "Пётр", "Петр", "Петр"),
    ("Василь", "Василий", "Васильo", "Василье"), ("Роман", "Роман", "Роман", "Роман"),
    ("Євген", "Евгений", "Євген", "Евгенье"), ("Павло", "Павел", "Павл", "Павл"),
    ("Богдан", "Богдан", "Богдан", "Богдан"), ("Тарас", "Тарас", "Тарас", "Тарас"),
    ("Ярослав", "Ярослав", "Ярослав", "Ярослав"), ("Ігор", "Игорь", "Ігор", "Игоре"),
    ("Максим", "Максим", "Максим", "Максим"), ("Денис", "Денис", "Денис", "Денис"),
    ("Григорій", "Григорий", "Григор", "Григорье"), ("Костянтин", "Константин", "Костянтин", "Константин"),
    ("Артем", "Артём", "Артем", "Артём"), ("Віталій", "Виталий", "Віталій", "Виталье"),
]  # fmt: skip
WOMEN = [
    ("Олена", "Елена"), ("Наталія", "Наталья"), ("Ірина", "Ирина"), ("Тетяна", "Татьяна"), ("Ольга", "Ольга"),
    ("Світлана", "Светлана"), ("Оксана", "Оксана"), ("Людмила", "Людмила"), ("Ганна", "Анна"), ("Юлія", "Юлия"),
    ("Катерина", "Екатерина"), ("Марія", "Мария"),
]  # fmt: skip
STEMS = (
    (
        "Ковал Бондар Ткач Гриц Шевч Мельн Кравч Лис Павл Руд Сав Литв Гавр Полiщ Марч Жук Хом Яким Юрч Щерб Цимб Чорн "
        "Стець Дяч Клим Онищ Прокоп Роман Панас Назар Мороз Левч Куч Іващ Захар Дорош Голов Вас Бабич Андрущ Тищ Федор "
        "Харч Шапов Яцен Остап Пилип Кириц Зінч Вдов Бурл Авраменк Заяц Коваль Кузьм Лазар Мацьк Нечип Однор Підгор "
        "Сидор Трох Усик Філоненк Цвєтк Шинкар Юрк Яворськ Журавл Гнат Ємел Їжак Ґудз Хмельн Щур"
    )
    .replace("i", "і")
    .split()
)
ENDINGS = ("енко", "чук", "ук", "ський", "ко", "ів", "ець", "як", "ишин", "ов", "ев", "ій", "ович", "иця")
KMU = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "y", "і": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "’": "",
}  # fmt: skip
"""Cabinet of Ukraine, resolution 55 of 27 January 2010."""
STARTS = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
INSIDE = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
BGN = KMU | {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya", "ь": "’"}
ISO9 = KMU | {"г": "g", "є": "ê", "ж": "ž", "и": "i", "ї": "ï", "й": "j", "х": "h", "ц": "c", "ч": "č", "ш": "š",
              "щ": "ŝ", "ю": "û", "я": "â", "ь": "ʹ", "в": "v"}  # fmt: skip
GERMAN = KMU | {"в": "w", "ж": "sch", "з": "s", "є": "je", "ї": "ji", "й": "j", "х": "ch", "ц": "z", "ч": "tsch",
                "ш": "sch", "щ": "schtsch", "ю": "ju", "я": "ja"}  # fmt: skip
PASSPORT = KMU | {"г": "g", "ё": "e", "и": "i", "ъ": "ie", "ы": "y", "э": "e", "ю": "iu", "я": "ia"}
"""Passports of Russia (ICAO Doc 9303, Part 3)."""


@dataclass(frozen=True)
class Made:
    """A person as invented: numbers into the tables, so that both languages can be written."""

    surname: str
    given: int
    father: int
    woman: bool
    born: str


def spelt(word: str, table: Mapping[str, str], starts: Mapping[str, str], inside: Mapping[str, str]) -> str:
    """The word letter by letter; some letters are written otherwise at its beginning."""
    made = ""
    for at, letter in enumerate(word.lower()):
        places = starts if at == 0 else inside
        made += places.get(letter, table.get(letter, letter))
    return made[:1].upper() + made[1:]


def kmu(word: str) -> str:
    """Resolution 55: зг is zgh."""
    return spelt(word.replace("Зг", "Zgh").replace("зг", "zgh"), KMU, STARTS, INSIDE)


def plainly(table: Mapping[str, str]) -> Callable[[str], str]:
    """A romanisation that writes each letter alike wherever it stands."""
    return lambda word: spelt(word, table, {}, {})


def russian(surname: str) -> str:
    """A Ukrainian surname as Russian papers write it."""
    endings = (("ський", "ский"), ("ців", "цев"), ("ів", "ов"), ("ець", "ец"), ("иця", "ица"), ("ій", "ий"))
    for ukrainian, other in endings:
        if surname.endswith(ukrainian):
            surname = surname.removesuffix(ukrainian) + other
    return surname.translate(str.maketrans("єЄїЇґҐіІ’", "еЕиИгГиИъ"))


def names(person: Made, language: str) -> list[str]:
    """Surname, given name and father's name in Ukrainian or Russian."""
    column = 0 if language == "uk" else 1
    given = WOMEN[person.given][column] if person.woman else MEN[person.given][column]
    stem = MEN[person.father][2 + column].replace("o", "")
    if language == "uk":
        soft = stem.endswith("й")
        ending = ("івна" if not soft else "ївна") if person.woman else ("йович" if soft else "ович")
        father = stem.removesuffix("й") + ending
    else:
        soft = stem[-1] in "еи"
        ending = ("вна" if soft else "овна") if person.woman else ("вич" if soft else "ович")
        father = stem + ending
    return [person.surname if language == "uk" else russian(person.surname), given, father]


WAYS: list[tuple[float, str, Callable[[str], str]]] = [
    (0.25, "uk", str), (0.20, "ru", str), (0.25, "uk", kmu), (0.10, "uk", plainly(BGN)),
    (0.10, "ru", plainly(PASSPORT)), (0.05, "uk", plainly(ISO9)), (0.05, "uk", plainly(GERMAN)),
]  # fmt: skip


def misspelt(word: str, chance: random.Random) -> str:
    """The word with one letter dropped, doubled, changed or exchanged with the next."""
    if len(word) < 4:
        return word
    at = chance.randrange(1, len(word) - 1)
    return chance.choice([
        word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + chance.choice("aeinorst" if word[at].isascii() else "аеинорст") + word[at + 1 :],
    ])  # fmt: skip


def written(person: Made, chance: random.Random) -> list[str]:
    """The cells of one row of list B: a full name and a birth, noisy."""
    _, language, spell = chance.choices(WAYS, [way[0] for way in WAYS])[0]
    surname, given, father = map(spell, names(person, language))
    if chance.random() < 0.04:
        surname = misspelt(surname, chance)
    if chance.random() < 0.04:
        given = misspelt(given, chance)
    born = person.born
    if chance.random() < 0.03:
        born = f"{int(born[:4]) + chance.choice((-1, 1))}{born[4:]}"
    if chance.random() < 0.5:
        born = born[:4]
    if chance.random() < 0.25:
        born = ""
    style = chance.random()
    if style < 0.12:
        return [f"{surname} {given[0]}.{father[0]}.", born]
    if style < 0.40:
        father = ""
    order = [surname, given, father] if chance.random() < 0.6 else [given, father, surname]
    return [" ".join(word for word in order if word), born]


def surnames(chance: random.Random) -> tuple[list[str], list[float]]:
    """Surnames and how common each is: a few are common and most are rare, 5,000 people share some 2,700."""
    first = ("", "Ба", "Бо", "Ве", "Го", "Де", "За", "Ка", "Ло", "Ма", "По", "Ро", "Са", "Ти")
    begins = [a + b for a in first for b in STEMS]
    pool = sorted({(begin[:1] + begin[1:].lower()) + ending for begin in begins for ending in ENDINGS})
    chance.shuffle(pool)
    return pool, [1 / (rank + 20) for rank in range(len(pool))]


def invented(count: int, pool: tuple[list[str], list[float]], chance: random.Random) -> list[Made]:
    """People, men and women, born from 1950 to 2005."""
    found = []
    for surname in chance.choices(*pool, k=count):
        woman = chance.random() < 0.3
        born = f"{chance.randrange(1950, 2006)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        given = chance.randrange(len(WOMEN if woman else MEN))
        found.append(Made(surname, given, chance.randrange(len(MEN)), woman, born))
    return found


def related(person: Made, chance: random.Random) -> Made:
    """Somebody else who is easily confused: a brother or sister, a father, a namesake."""
    born = f"{chance.randrange(1950, 2006)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    kind = chance.random()
    if kind < 0.4:
        others = len(WOMEN) if person.woman else len(MEN)
        later = f"{int(person.born[:4]) + 2}-{chance.randrange(1, 13):02}-11"
        return replace(person, given=(person.given + 1 + chance.randrange(9)) % others, born=later)
    if kind < 0.6 and not person.woman:
        earlier = f"{int(person.born[:4]) - 25}-03-03"
        return replace(person, given=person.father, father=chance.randrange(len(MEN)), born=earlier)
    return replace(person, father=chance.randrange(len(MEN)), born=born)


def main() -> None:
    """Prints one line of quality and one of speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="wrong and missed pairs to print")
    args = parser.parse_args()
    chance = random.Random(args.seed)
    pool = surnames(chance)
    people = invented(args.people, pool, chance)
    shared = chance.sample(range(args.people), args.people * 3 // 5)
    others = [related(people[n], chance) if chance.random() < 0.25 else invented(1, pool, chance)[0]
              for n in chance.sample(range(args.people), args.people - len(shared))]  # fmt: skip
    rows = [(n, written(people[n], chance)) for n in shared] + [(-1, written(one, chance)) for one in others]
    chance.shuffle(rows)
    truth = {(n, at) for at, (n, _) in enumerate(rows, 2) if n >= 0}
    left = listed("a.csv", [[" ".join(names(one, "uk")), one.born] for one in people])
    right = listed("b.csv", [cells for _, cells in rows])
    began, clock = time.process_time(), time.perf_counter()
    compared = compare(left, right)
    used, waited = time.process_time() - began, time.perf_counter() - clock
    found = {(pair.left.row - 2, pair.right.row) for pair in compared.matches}
    right_ones = len(found & truth)
    recall, precision = right_ones / len(truth), right_ones / max(1, len(found))
    print(
        f"names  {len(left.people)} x {len(right.people)}: recall {recall:.3f}, precision {precision:.3f} "
        f"({right_ones} right of {len(found)} matched, {len(truth)} true)"
    )
    print(
        f"       ambiguous rows {len(compared.ambiguous)}, doubtful pairs {len(compared.doubtful)}; "
        f"{used:.1f} s of processor time, {waited:.1f} s waited"
    )
    told = {(p.left.row - 2, p.right.row): "ambiguous" for pairs in compared.ambiguous for p in pairs}
    told |= {(p.left.row - 2, p.right.row): f"doubtful, {p.bits} bits" for p in compared.doubtful}
    told |= {(p.left.row - 2, p.right.row): f"{p.bits} bits: {', '.join(p.why)}" for p in compared.matches}
    cells = dict(enumerate((row for _, row in rows), 2))
    for title, pairs in (("wrong", found - truth), ("missed", truth - found)):
        for a, b in sorted(pairs)[: args.show]:
            one = left.people[a]
            print(f"  {title}: {one.name} {one.born} | {' '.join(cells[b])} | {told.get((a, b), 'not seen')}")


def listed(name: str, rows: list[list[str]]) -> NameList:
    """The rows as a table read like a user's."""
    table = "name;born\n" + "\n".join(";".join(cells) for cells in rows)
    (one,) = read_names(table.encode(), name).lists
    return one


if __name__ == "__main__":
    main()
