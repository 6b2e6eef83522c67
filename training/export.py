"""A trained network as the files that the package reads: int8 word vectors, an encoder and a tower in ONNX.

The graphs are written out operator by operator with onnxruntime's fused transformer operators, then their matrix
products are quantised to int8 (weights per column, activations as they come). `words.npz` is one table for all
readers, since training leaves it as the base encoder has it.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from hearsay.reading.decode import REACH
from training.model import Network

OPSET = 17
FUSED = "com.microsoft"


class Graph:
    """An ONNX graph under construction; each method adds an operator and returns the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: np.ndarray) -> str:
        """A stored tensor."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """One operator with one result."""
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], name=name, domain=domain, **attributes))
        return name

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """x W^T + b."""
        return self.add("Add", self.add("MatMul", x, self.constant(weight.T)), self.constant(bias))

    def save(self, path: Path, inputs: dict[str, tuple[int, list[object]]], outputs: dict[str, str]) -> None:
        """Writes the graph, its results renamed to the keys of `outputs`, with int8 matrix products."""
        from onnxruntime.quantization import QuantType, quantize_dynamic

        nodes = [*self.nodes, *(helper.make_node("Identity", [value], [key]) for key, value in outputs.items())]
        given = [helper.make_tensor_value_info(k, kind, dims) for k, (kind, dims) in inputs.items()]
        made = [helper.make_tensor_value_info(k, TensorProto.FLOAT, None) for k in outputs]
        graph = helper.make_graph(nodes, "reader", given, made, self.constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9)
        with tempfile.TemporaryDirectory() as folder:
            plain = Path(folder, "plain.onnx")
            onnx.save(model, str(plain))
            quantize_dynamic(
                plain,
                path,
                op_types_to_quantize=["MatMul", "Attention"],
                per_channel=True,
                weight_type=QuantType.QInt8,
                extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
            )


def encoder(network: Network, path: Path) -> None:
    """`words` [1, length, width] with `case`, `quote` and `breaks` [1, length] -> `hidden`, `logits`, `said`."""
    state = {k: v.detach().float().numpy() for k, v in network.state_dict().items()}
    heads, g = network.shape.heads, Graph()
    length = g.add("Slice", g.add("Shape", "case"), *map(g.constant, (np.array([1]), np.array([2]))))
    places = g.add("Slice", g.constant(state["encoder.places.weight"]), g.constant(np.array([0])), length)
    x = g.add("Add", "words", places)
    for name in ("case", "quote", "breaks"):
        x = g.add("Add", x, g.add("Gather", g.constant(state[f"encoder.{name}.weight"]), name))
    norm = [g.constant(state[f"encoder.norm.{k}"]) for k in ("weight", "bias")]
    x = g.add("LayerNormalization", x, *norm, epsilon=1e-12)
    for i in range(len(network.shape.layers)):
        part = {k.removeprefix(f"encoder.layers.{i}."): v for k, v in state.items() if f"encoder.layers.{i}." in k}
        qkv = [g.constant(part["qkv.weight"].T), g.constant(part["qkv.bias"])]
        a = g.add("Attention", x, *qkv, domain=FUSED, num_heads=heads)
        a = g.add("MatMul", a, g.constant(part["out.weight"].T))
        x = _skip_norm(g, a, x, part, "norm", "out.bias")
        u = g.add("MatMul", x, g.constant(part["up.weight"].T))
        u = g.add("BiasGelu", u, g.constant(part["up.bias"]), domain=FUSED)
        u = g.add("MatMul", u, g.constant(part["down.weight"].T))
        x = _skip_norm(g, u, x, part, "norm2", "down.bias")
    c = g.add("MatMul", x, g.constant(state["begin.0.weight"].T))
    c = g.add("BiasGelu", c, g.constant(state["begin.0.bias"]), domain=FUSED)
    c = g.linear(c, state["begin.3.weight"], state["begin.3.bias"])
    s = g.linear(x, state["within.weight"], state["within.bias"])
    width = network.shape.width
    inputs: dict[str, tuple[int, list[object]]] = {"words": (TensorProto.FLOAT, [1, "length", width])}
    inputs |= {k: (TensorProto.INT64, [1, "length"]) for k in ("case", "quote", "breaks")}
    g.save(path, inputs, {"hidden": x, "logits": c, "said": s})


def _skip_norm(g: Graph, x: str, skip: str, part: dict[str, np.ndarray], norm: str, bias: str) -> str:
    named = [g.constant(part[k]) for k in (f"{norm}.weight", f"{norm}.bias", bias)]
    return g.add("SkipLayerNormalization", x, skip, *named, domain=FUSED, epsilon=1e-12)


def tower(network: Network, path: Path) -> None:
    """`hidden` [length, width], `near` [cues, 2 * REACH] and `cue` [cues] -> `scores` [cues, 2 * REACH, 9].

    A convolution is the sum of one matrix product a tap over the sequence shifted by it, written as one product
    over the shifted copies side by side, so that it is quantised like every other product.
    """
    state = {k.removeprefix("tower."): v.detach().float().numpy() for k, v in network.state_dict().items()}
    shape, g = network.shape, Graph()
    pieces = g.add("Gather", g.linear("hidden", state["piece.weight"], state["piece.bias"]), "near")
    head = g.linear(g.add("Gather", "hidden", "cue"), state["cue.weight"], state["cue.bias"])
    head = g.add("Unsqueeze", head, g.constant(np.array([1])))
    x = g.add("Add", g.add("Add", pieces, head), g.constant(state["distance"][None]))
    x = _norm(g, x, state, "norm")
    x = g.add("Gelu", x, domain=FUSED)
    half, length = shape.tower_kernel // 2, 2 * REACH
    for i in range(shape.tower_layers):
        step = 2**i
        pad = g.constant(np.array([0, half * step, 0, 0, half * step, 0]))
        wide = g.add("Pad", x, pad, mode="constant")
        taps = [
            g.add("Slice", wide, *(g.constant(np.array([v])) for v in (t * step, t * step + length, 1)))
            for t in range(shape.tower_kernel)
        ]
        side = g.add("Concat", *taps, axis=2)
        kernel = state[f"convolutions.{i}.weight"]  # [out, in, taps]
        both = g.linear(side, kernel.transpose(0, 2, 1).reshape(len(kernel), -1), state[f"convolutions.{i}.bias"])
        value, gate = (_half(g, both, k, shape.tower) for k in (0, 1))
        x = _norm(g, g.add("Add", x, g.add("Mul", value, g.add("Sigmoid", gate))), state, f"norms.{i}")
    scores = g.linear(x, state["scores.weight"], state["scores.bias"])
    g.save(
        path,
        {
            "hidden": (TensorProto.FLOAT, ["length", shape.width]),
            "near": (TensorProto.INT64, ["cues", length]),
            "cue": (TensorProto.INT64, ["cues"]),
        },
        {"scores": scores},
    )


def _norm(g: Graph, x: str, state: dict[str, np.ndarray], name: str) -> str:
    return g.add("LayerNormalization", x, *(g.constant(state[f"{name}.{k}"]) for k in ("weight", "bias")), epsilon=1e-5)


def _half(g: Graph, x: str, which: int, size: int) -> str:
    ends = (np.array([v]) for v in (which * size, (which + 1) * size, 2))
    return g.add("Slice", x, *(g.constant(v) for v in ends))


def words(network: Network, path: Path) -> None:
    """The word vectors, each row scaled to int8."""
    table = network.encoder.words.weight.detach().numpy()
    scale = np.abs(table).max(1, keepdims=True) / 127
    np.savez(path, table=np.round(table / scale).astype(np.int8), scale=scale.astype(np.float32))


def manifest(folder: Path, readers: dict[str, dict[str, object]]) -> None:
    """Writes `manifest.json`: the SHA-256 of every file and the settings of every reader."""
    sums = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.iterdir())
        if p.name != "manifest.json"
    }
    text = json.dumps({"sha256": sums, "readers": readers}, indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def known_readers(folder: Path) -> dict[str, dict[str, object]]:
    """The settings of the readers that the manifest of `folder` already names."""
    path = folder / "manifest.json"
    if not path.exists():
        return {}
    found: dict[str, dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["readers"]
    return found
