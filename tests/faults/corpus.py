"""Made-up articles, the same for a seed: short, so that many come in within a second, some of them reprints."""
import json
import random

ACTORS = ["Russia", "NATO", "Serbia", "France", "Germany", "China", "Iran", "Israel", "Turkey", "Poland", "Norway",
          "Ukraine", "Georgia", "Moldova", "Japan", "India", "Brazil", "Egypt"]
DEEDS = ["criticized", "praised", "threatened", "condemned", "urged", "met", "accused", "visited"]
MATTERS = ["the independence of Kosovo", "the CFE treaty", "missile defence in Europe", "sanctions against Iran",
           "the nuclear deal", "a ceasefire", "the border treaty"]
SIDES = ["supports", "opposes", "rejects", "backs", "welcomed"]


def sentence(dice):
    if dice.random() < 0.6:
        one, other = dice.sample(ACTORS, 2)
        return f"{one} {dice.choice(DEEDS)} {other} on {dice.choice(['Monday', 'Tuesday', 'Friday'])}."
    return f"{dice.choice(ACTORS)} {dice.choice(SIDES)} {dice.choice(MATTERS)}."


def articles(seed, count):
    dice = random.Random(seed)
    made = []
    for number in range(count):
        text = " ".join(sentence(dice) for _ in range(dice.randint(2, 5)))
        if made and dice.random() < 0.12:
            text = dice.choice(made)["text"] + " " + sentence(dice)
        made.append({"id": f"a{number}", "title": f"Number {number}", "source": dice.choice(["Wire", "Press"]),
                     "published": f"2007-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}", "text": text})
    return made


def write(path, made):
    path.write_text("".join(json.dumps(article) + "\n" for article in made))
    return path
