"""Says what the SPDX project's validator has against each document that is named: a JSON list of lists of sentences."""

import json
import sys

from spdx_tools.spdx.parser.error import SPDXParsingError
from spdx_tools.spdx.parser.json import json_parser
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document


def problems(path):
    try:
        document = json_parser.parse_from_file(path)
    except SPDXParsingError as error:
        return list(error.get_messages())
    return [message.validation_message for message in validate_full_spdx_document(document)]


print(json.dumps([problems(path) for path in sys.argv[1:]]))
