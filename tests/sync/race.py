"""Changes people by fast_bitrix24: the webhook is an argument, the changes come as JSON."""

import json
import logging
import sys

from fast_bitrix24 import Bitrix

logging.getLogger("fast_bitrix24").addHandler(logging.NullHandler())
changes = json.load(sys.stdin)
Bitrix(sys.argv[1], verbose=False).call("user.update", changes)
