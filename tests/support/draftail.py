"""What the rich text editor sends."""

import json


def nested(depth):
    blocks = [
        {
            "key": f"b{level}",
            "text": f"Nivå {level}",
            "type": "unordered-list-item",
            "depth": level,
            "inlineStyleRanges": [],
            "entityRanges": [],
        }
        for level in range(depth)
    ]
    return json.dumps({"blocks": blocks, "entityMap": {}})


def linked(kind, **data):
    block = {
        "key": "b",
        "text": "Läs programmet",
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [{"key": 0, "offset": 0, "length": 14}],
    }
    entity = {"type": kind, "mutability": "MUTABLE", "data": data}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})
