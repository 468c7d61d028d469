"""The trained judge as an ONNX graph with eight-bit weights, for onnxruntime on one core."""

from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Weights = dict[str, npt.NDArray[np.float32]]
OPSET: Final = 17
FAR_BELOW: Final = 1e4  # taken off the tokens outside a mention before the maximum is sought
_MODEL_VERSION: Final = 8  # of the ONNX file format, the one of opset 17


class GraphMaker:
    """Writes nodes one after another; each method returns the name of its result."""

    def __init__(self) -> None:
        import onnx  # pyright: ignore[reportMissingImports]  # installed for the training of the judge alone

        self.onnx = onnx
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, value: npt.NDArray[Any] | np.float32) -> str:
        """A constant of the graph."""
        name = f"c{len(self.constants)}"
        self.constants.append(self.onnx.numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """One operation with one result."""
        name = f"n{len(self.nodes)}"
        self.nodes.append(self.onnx.helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def linear(self, value: str, weights: Weights, name: str) -> str:
        """``value @ weight.T + bias``, torch's Linear."""
        product = self.node("MatMul", value, self.constant(weights[f"{name}.weight"].T))
        return self.node("Add", product, self.constant(weights[f"{name}.bias"]))

    def norm(self, value: str, weights: Weights, name: str) -> str:
        """Layer normalisation over the last axis."""
        scale, bias = self.constant(weights[f"{name}.weight"]), self.constant(weights[f"{name}.bias"])
        return self.node("LayerNormalization", value, scale, bias, axis=-1, epsilon=1e-12)

    def gelu(self, value: str) -> str:
        """x * (1 + erf(x / sqrt 2)) / 2, exactly."""
        inner = self.node("Erf", self.node("Mul", value, self.constant(np.float32(2**-0.5))))
        half = self.node("Mul", value, self.constant(np.float32(0.5)))
        return self.node("Mul", half, self.node("Add", inner, self.constant(np.float32(1))))

    def attention(self, value: str, weights: Weights, layer: str, heads: int) -> str:
        """Self-attention of one text, all tokens to all."""
        width = weights[f"{layer}.attention.self.query.weight"].shape[0]
        split = self.constant(np.array([-1, heads, width // heads], dtype=np.int64))

        def part(name: str, turn: list[int]) -> str:
            flat = self.linear(value, weights, f"{layer}.attention.self.{name}")
            return self.node("Transpose", self.node("Reshape", flat, split), perm=turn)

        query, key, content = part("query", [1, 0, 2]), part("key", [1, 2, 0]), part("value", [1, 0, 2])
        scale = self.constant(np.float32(float(width // heads) ** -0.5))
        share = self.node("Softmax", self.node("Mul", self.node("MatMul", query, key), scale), axis=-1)
        met = self.node("Transpose", self.node("MatMul", share, content), perm=[1, 0, 2])
        flat = self.node("Reshape", met, self.constant(np.array([-1, width], dtype=np.int64)))
        return self.linear(flat, weights, f"{layer}.attention.output.dense")

    def layer(self, value: str, weights: Weights, layer: str, heads: int) -> str:
        """One encoder layer, normalised after each half (BERT's order)."""
        met = self.node("Add", value, self.attention(value, weights, layer, heads))
        value = self.norm(met, weights, f"{layer}.attention.output.LayerNorm")
        wide = self.gelu(self.linear(value, weights, f"{layer}.intermediate.dense"))
        back = self.linear(wide, weights, f"{layer}.output.dense")
        return self.norm(self.node("Add", value, back), weights, f"{layer}.output.LayerNorm")


def write_graph(weights: Weights, layers: int, heads: int, path: Path) -> None:
    """``weights`` are named as in torch (``b.encoder.layer.0…``, ``head.1``, ``head.4``, ``aux.1``).

    Inputs: tokens (T, H), the embeddings summed and not yet normalised; marks (C, T), 1 where a candidate is
    mentioned; told (C, F), what is known of each candidate. Outputs: there (C, 1) and whole (1, 6), logits.
    """
    make = GraphMaker()
    value = make.norm("tokens", weights, "b.embeddings.LayerNorm")
    for number in range(layers):
        value = make.layer(value, weights, f"b.encoder.layer.{number}", heads)
    pooled = make.node("ReduceMean", value, axes=[0], keepdims=1)
    count = make.node("ReduceSum", "marks", make.constant(np.array([1], dtype=np.int64)), keepdims=1)
    mean = make.node("Div", make.node("MatMul", "marks", value), count)
    outside = make.node("Sub", "marks", make.constant(np.float32(1)))
    lowered = make.node("Mul", outside, make.constant(np.float32(FAR_BELOW)))
    wide = make.node("Unsqueeze", lowered, make.constant(np.array([2], dtype=np.int64)))
    most = make.node("ReduceMax", make.node("Add", wide, value), axes=[1], keepdims=0)
    same = make.node("Add", make.node("Mul", mean, make.constant(np.float32(0))), pooled)
    seen = make.node("Concat", mean, most, same, "told", axis=-1)
    hidden = make.gelu(make.linear(seen, weights, "head.1"))
    there, whole = make.linear(hidden, weights, "head.4"), make.linear(pooled, weights, "aux.1")
    _save(make, weights, there, whole, path)


def _save(make: GraphMaker, weights: Weights, there: str, whole: str, path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    width = weights["b.embeddings.LayerNorm.weight"].shape[0]
    facts = weights["head.1.weight"].shape[1] - 3 * width
    helper, real = make.onnx.helper, make.onnx.TensorProto.FLOAT
    inputs = [
        helper.make_tensor_value_info("tokens", real, ["T", width]),
        helper.make_tensor_value_info("marks", real, ["C", "T"]),
        helper.make_tensor_value_info("told", real, ["C", facts]),
    ]
    outputs = [
        helper.make_tensor_value_info("there", real, ["C", 1]),
        helper.make_tensor_value_info("whole", real, [1, weights["aux.1.weight"].shape[0]]),
    ]
    make.nodes.append(helper.make_node("Identity", [there], ["there"]))
    make.nodes.append(helper.make_node("Identity", [whole], ["whole"]))
    graph = helper.make_graph(make.nodes, "judge", inputs, outputs, make.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = _MODEL_VERSION
    whole_size = path.with_suffix(".full.onnx")
    make.onnx.save(model, str(whole_size))
    # seven bits of weight and eight of activation never overflow, on any processor: the same result anywhere
    quantize_dynamic(
        str(whole_size), str(path), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
    )
    whole_size.unlink()
