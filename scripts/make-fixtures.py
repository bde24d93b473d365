"""Writes the fixtures that no editor writes, from their JSON. Needs PyYAML and pyarrow.

    python3 scripts/make-fixtures.py
"""

import json
import plistlib
from pathlib import Path
from xml.sax.saxutils import escape

import pyarrow
import pyarrow.parquet
import yaml

fixtures = Path(__file__).parent.parent / "fixtures"
def written(value):
    """A value as .NET writes it."""
    return "" if value is None else escape(str(value))


def properties(members, indent):
    """Members as `ConvertTo-Xml -Depth 20 -NoTypeInformation` writes them."""
    for name, value in members:
        named = f' Name="{escape(name)}"' if name else ""
        if isinstance(value, (dict, list)) and value:
            inner = value.items() if isinstance(value, dict) else [("", entry) for entry in value]
            yield f"{indent}<Property{named}>"
            yield from properties(inner, indent + "  ")
            yield f"{indent}</Property>"
        elif value in (None, "", {}, []):
            yield f"{indent}<Property{named} />"
        else:
            yield f"{indent}<Property{named}>{written(value)}</Property>"


def convert_to_xml(objects):
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield "<Objects>"
    for one in objects:
        yield "  <Object>"
        yield from properties(one.items(), "    ")
        yield "  </Object>"
    yield "</Objects>"


def write_xml(path, objects):
    """As Windows PowerShell's Out-File -Encoding utf8 does: with a byte order mark and CR LF."""
    path.write_bytes(b"\xef\xbb\xbf" + "".join(line + "\r\n" for line in convert_to_xml(objects)).encode())


def write_yaml(path, value):
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False))


def write_plists(path, value):
    path.with_suffix(".plist").write_bytes(plistlib.dumps(value, sort_keys=False))
    path.with_suffix(".binary.plist").write_bytes(plistlib.dumps(value, fmt=plistlib.FMT_BINARY, sort_keys=False))


def write_parquet(path, rows):
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path, compression="zstd")


arrives = fixtures / "as-it-arrives"
two = json.loads((arrives / "devices.json").read_text())
write_xml(arrives / "devices.xml", two["value"])
write_yaml(arrives / "devices.yaml", two)
write_plists(arrives / "devices", two)
write_parquet(arrives / "devices.parquet", two["value"])

packings = fixtures / "other-packings"
devices = json.loads((fixtures / "graph-managed-devices/managed-devices.json").read_text())["value"]
write_xml(packings / "ManagedDevices.xml", devices)
write_yaml(packings / "ManagedDevices.yaml", devices)
write_parquet(packings / "ManagedDevices.parquet", devices)
write_plists(packings / "DeviceInformation", json.loads((fixtures / "apple-mdm/device-information.json").read_text()))

# Every type of column and every compression that pyarrow has.
columns = pyarrow.table(
    {
        "text": ["a", None, "c"],
        "long": pyarrow.array([490154203237518, None, 3], pyarrow.int64()),
        "flag": [True, False, None],
        "real": [0.5, float("nan"), None],
        "time": pyarrow.array([1764151200000000, 1764151200000001, None], pyarrow.timestamp("us")),
        "day": pyarrow.array([20400, 20401, None], pyarrow.date32()),
        "amount": pyarrow.array([None, 1, 2], pyarrow.decimal128(10, 2)),
        "bytes": pyarrow.array([b"\x00\x01", None, b""], pyarrow.binary()),
        "struct": [{"imei": "x", "n": 1}, None, {"imei": None, "n": 2}],
        "list": [["a", "b"], [], None],
        "structs": [[{"imei": "x"}, {"imei": "y"}], None, []],
        "map": pyarrow.array([[("imei", "x")], None, []], pyarrow.map_(pyarrow.string(), pyarrow.string())),
        "nothing": pyarrow.array([None, None, None], pyarrow.string()),
    }
)
parquet = fixtures / "parquet"
for compression in ["none", "snappy", "gzip", "brotli", "zstd", "lz4"]:
    pyarrow.parquet.write_table(columns, parquet / f"{compression}.parquet", compression=compression)
pyarrow.parquet.write_table(columns, parquet / "pages-v2.parquet", compression="snappy", data_page_version="2.0")
pyarrow.parquet.write_table(columns.slice(0, 0), parquet / "no-rows.parquet")
pyarrow.parquet.write_table(
    pyarrow.table({"imei": [f"{n}" for n in range(100)], "n": list(range(100))}),
    parquet / "groups.parquet",
    row_group_size=25,
)
# Small pages, so that rows go on from one to the next, and dictionaries that are given up. Row n has n % 7 entries in its list.
count = 500
paged = pyarrow.table(
    {
        "serialNumber": [f"R{n:06}" for n in range(count)],
        "platform": [None if n % 5 == 0 else ["iOS", "Android"][n % 2] for n in range(count)],
        "imei": pyarrow.array([None if n % 2 else 490154203237518 + n for n in range(count)], pyarrow.int64()),
        "supervised": [None if n % 4 == 0 else n % 3 == 0 for n in range(count)],
        "level": pyarrow.array([n / 8 for n in range(count)], pyarrow.float64()),
        "apps": [None if n % 10 == 9 else [f"app {n}.{k}" for k in range(n % 7)] for n in range(count)],
        "users": [[{"mail": f"u{k}@example.com"} for k in range(n % 7)] for n in range(count)],
    },
    schema=pyarrow.schema(
        [
            pyarrow.field("serialNumber", pyarrow.string(), nullable=False),
            ("platform", pyarrow.string()),
            ("imei", pyarrow.int64()),
            ("supervised", pyarrow.bool_()),
            ("level", pyarrow.float64()),
            ("apps", pyarrow.list_(pyarrow.string())),
            ("users", pyarrow.list_(pyarrow.struct([("mail", pyarrow.string())]))),
        ]
    ),
)
small = {"data_page_size": 256, "write_batch_size": 16, "dictionary_pagesize_limit": 1024}
for version in ["1.0", "2.0"]:
    name = f"small-pages-v{version[0]}.parquet"
    pyarrow.parquet.write_table(paged, parquet / name, data_page_version=version, row_group_size=300, **small)
pyarrow.parquet.write_table(
    paged,
    parquet / "encodings.parquet",
    use_dictionary=False,
    column_encoding={
        "serialNumber": "DELTA_BYTE_ARRAY",
        "platform": "DELTA_LENGTH_BYTE_ARRAY",
        "imei": "DELTA_BINARY_PACKED",
        "supervised": "RLE",
        "level": "BYTE_STREAM_SPLIT",
    },
    **small,
)
