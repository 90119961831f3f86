#!/usr/bin/env python3
"""Checks the public board of a secret ballot by itself: checks V01 to V22 of docs/ballot-protocol.md, section 10.

Written from that page alone, with nothing but Python's own library (3.8 or later), so that whoever trusts neither the
server nor the verifier that comes with it has a second opinion that can be read in an evening.

    python3 verify_board.py board.jsonl [more.jsonl ...] [--code XXXX-XXXX] [--receipt receipt.json] [--under-way]

For each file one line of JSON: {"file", "ok", "failures": [{"check", "place"}], "warnings", "phase", "code", "head",
"tally", "decision"}. Exit code 0: everything holds; 1: something does not; 2: a file cannot be read.
"""

import argparse
import functools
import hashlib
import hmac
import json
import re
import sys

# ---------------------------------------------------------------- section 2: writing things down


def sha256(data):
    return hashlib.sha256(data).digest()


def hex_hash(data):
    return hashlib.sha256(data).hexdigest()


class NotCanonical(Exception):
    """A text that is not what it would be if it were written again."""


def _no_float(text):
    raise NotCanonical(text)


def _string(text):
    return json.dumps(text, ensure_ascii=False)


def _units(text):
    """Sorts as code units of UTF-16 do."""
    return text.encode("utf-16-be", "surrogatepass")


def canonical(value):
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(one) for one in value) + "]"
    keys = sorted(value, key=_units)
    return "{" + ",".join(_string(key) + ":" + canonical(value[key]) for key in keys) + "}"


def parse(line, shape):
    """The value of a line of canonical JSON of a shape; None where it is none."""
    try:
        value = json.loads(line.decode("utf-8"), parse_float=_no_float, parse_constant=_no_float)
        # Half a surrogate pair has no UTF-8, and fails here.
        return value if shape(value) and canonical(value).encode("utf-8") == line else None
    except (NotCanonical, ValueError, RecursionError):
        return None


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}


def from_b64(text):
    """Bytes of base64url without padding; None for any other spelling."""
    if len(text) % 4 == 1 or not all(letter in _VALUES for letter in text):
        return None
    number = 0
    for letter in text:
        number = number << 6 | _VALUES[letter]
    stray = len(text) * 6 % 8
    if number & ((1 << stray) - 1):
        return None
    return (number >> stray).to_bytes(len(text) * 6 // 8, "big")


def to_b64(data):
    stray = -len(data) * 8 % 6
    number = int.from_bytes(data, "big") << stray
    count = (len(data) * 8 + stray) // 6
    return "".join(_LETTERS[number >> 6 * (count - 1 - at) & 63] for at in range(count))


def b64_length(count):
    return -(-count * 4 // 3)


_BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def check_code(ctx):
    number = int.from_bytes(ctx[:5], "big")
    letters = "".join(_BASE32[number >> 5 * (7 - at) & 31] for at in range(8))
    return letters[:4] + "-" + letters[4:]


def plain_code(text):
    upper = re.sub(r"[\s-]", "", text).upper()
    return re.sub("O", "0", re.sub("[IL]", "1", upper))


def hkdf(key, salt, info, length):
    prk = hmac.new(salt or bytes(32), key, hashlib.sha256).digest()
    out, block, at = b"", b"", 1
    while len(out) < length:
        block = hmac.new(prk, block + info + bytes([at]), hashlib.sha256).digest()
        out, at = out + block, at + 1
    return out[:length]


def derive(key, label, length):
    return hkdf(key, b"", label.encode(), length)


# ---------------------------------------------------------------- curves

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def _add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    e = (y1 - x1) * (y2 - x2) % P
    f = (y1 + x1) * (y2 + x2) % P
    g = 2 * t1 * t2 * D % P
    h = 2 * z1 * z2 % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return i * j % P, k * m % P, j * k % P, i * m % P


def _double(a):
    x, y, z, _ = a
    xx, yy, zz = x * x % P, y * y % P, 2 * z * z % P
    h = xx + yy
    e = h - (x + y) * (x + y) % P
    g = xx - yy
    f = zz + g
    return e * f % P, g * h % P, f * g % P, e * h % P


NEUTRAL = (0, 1, 1, 0)


def _times(number, point):
    table = [NEUTRAL]
    for _ in range(15):
        table.append(_add(table[-1], point))
    out = NEUTRAL
    for at in range(63, -1, -1):
        for _ in range(4):
            out = _double(out)
        digit = number >> 4 * at & 15
        if digit:
            out = _add(out, table[digit])
    return out


def _encode(point):
    x, y, z, _ = point
    inverse = pow(z, P - 2, P)
    x, y = x * inverse % P, y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _decode(data):
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = _decode((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


@functools.lru_cache(maxsize=None)
def verify_ed25519(key, message, signature):
    """RFC 8032 with the corners settled: S below the order; the key canonical and not of small order; the encoding of
    [S]B - [k]A equal to R, byte by byte."""
    if len(key) != 32 or len(signature) != 64:
        return False
    s = int.from_bytes(signature[32:], "little")
    point = _decode(key)
    if s >= ORDER or point is None:
        return False
    eight = _double(_double(_double(point)))
    if eight[0] == 0 and (eight[1] - eight[2]) % P == 0:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    x, y, z, t = point
    return _encode(_add(_times(s, BASE), _times(k, (-x, y, z, -t)))) == signature[:32]


@functools.lru_cache(maxsize=None)
def x25519(secret, point):
    """RFC 7748; None for a point that gives all zeros."""
    number = int.from_bytes(secret, "little")
    k = number & ~7 & ((1 << 255) - 1) | 1 << 254
    u = int.from_bytes(point, "little") & ((1 << 255) - 1)
    x1, x2, z2, x3, z3, swap = u % P, 1, 0, u % P, 1, 0
    for at in range(254, -1, -1):
        bit = k >> at & 1
        if swap ^ bit:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swap = bit
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        aa, bb, da, cb = a * a % P, b * b % P, d * a % P, c * b % P
        e = aa - bb
        x3, z3 = (da + cb) ** 2 % P, x1 * (da - cb) ** 2 % P
        x2, z2 = aa * bb % P, e * (aa + 121665 * e) % P
    if swap:
        x2, z2 = x3, z3
    out = (x2 * pow(z2, P - 2, P) % P).to_bytes(32, "little")
    return None if out == bytes(32) else out


NINE = (9).to_bytes(32, "little")


def x25519_public(secret):
    return x25519(secret, NINE)


# ---------------------------------------------------------------- ChaCha20-Poly1305, RFC 8439, nonce of zeros


def _chacha_block(key, counter):
    start = [0x61707865, 0x3320646E, 0x79622D32, 0x6B206574]
    start += [int.from_bytes(key[at : at + 4], "little") for at in range(0, 32, 4)]
    start += [counter, 0, 0, 0]
    x = start[:]

    def quarter(a, b, c, d):
        for left, right, other, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            x[left] = x[left] + x[right] & 0xFFFFFFFF
            mixed = x[other] ^ x[left]
            x[other] = (mixed << turn | mixed >> 32 - turn) & 0xFFFFFFFF

    for _ in range(10):
        for a in range(4):
            quarter(a, 4 + a, 8 + a, 12 + a)
        for a in range(4):
            quarter(a, 4 + (a + 1) % 4, 8 + (a + 2) % 4, 12 + (a + 3) % 4)
    return b"".join((a + b & 0xFFFFFFFF).to_bytes(4, "little") for a, b in zip(x, start))


def _chacha(key, data):
    count = -(-len(data) // 64)
    stream = b"".join(_chacha_block(key, at + 1) for at in range(count))[: len(data)]
    return bytes(a ^ b for a, b in zip(data, stream))


def _tag(key, sealed):
    once = _chacha_block(key, 0)[:32]
    r = int.from_bytes(once[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    s = int.from_bytes(once[16:], "little")
    padded = sealed + bytes(-len(sealed) % 16) + bytes(8) + len(sealed).to_bytes(8, "little")
    total = 0
    for at in range(0, len(padded), 16):
        total = (total + int.from_bytes(padded[at : at + 16] + b"\1", "little")) * r % (2**130 - 5)
    return (total + s & (1 << 128) - 1).to_bytes(16, "little")


def seal_chacha(key, plain):
    sealed = _chacha(key, plain)
    return sealed + _tag(key, sealed)


def open_chacha(key, sealed):
    if len(sealed) < 16 or _tag(key, sealed[:-16]) != sealed[-16:]:
        return None
    return _chacha(key, sealed[:-16])


# ---------------------------------------------------------------- section 5: tokens (RSASSA-PSS, SHA-384, salt of 48)


def _mask(seed, length):
    blocks = (hashlib.sha384(seed + at.to_bytes(4, "big")).digest() for at in range(-(-length // 48)))
    return b"".join(blocks)[:length]


@functools.lru_cache(maxsize=None)
def verify_token(modulus, message, token):
    if not is_modulus(modulus) or len(token) != len(modulus):
        return False
    n, s = int.from_bytes(modulus, "big"), int.from_bytes(token, "big")
    if s >= n:
        return False
    encoded = pow(s, 65537, n).to_bytes(len(modulus), "big")
    masked, digest, end = encoded[:-49], encoded[-49:-1], encoded[-1]
    block = bytearray(a ^ b for a, b in zip(masked, _mask(digest, len(masked))))
    block[0] &= 0x7F
    if end != 0xBC or masked[0] & 0x80 or any(block[:-49]) or block[-49] != 1:
        return False
    return hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + bytes(block[-48:])).digest() == digest


def is_modulus(modulus):
    return len(modulus) in (256, 384, 512) and modulus[0] >= 0x80 and modulus[-1] % 2 == 1


# ---------------------------------------------------------------- shapes of section 3, 6 and 9


def whole(least, most):
    return lambda value: type(value) is int and least <= value <= most


def text(least, most):
    def is_text(value):
        return isinstance(value, str) and least <= len(_units(value)) // 2 <= most

    return is_text


def matching(pattern):
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII) is not None


def one_of(*values):
    return lambda value: isinstance(value, str) and value in values


def b64(least, most):
    """base64url of so many letters."""

    def is_b64(value):
        return isinstance(value, str) and least <= len(value) <= most and from_b64(value) is not None

    return is_b64


def null_or(shape):
    return lambda value: value is None or shape(value)


def either(*shapes):
    return lambda value: any(shape(value) for shape in shapes)


def listing(shape, least, most):
    return lambda value: isinstance(value, list) and least <= len(value) <= most and all(map(shape, value))


def record(**members):
    def is_record(value):
        return isinstance(value, dict) and value.keys() == members.keys() and all(
            members[key](value[key]) for key in members
        )

    return is_record


def flag(value):
    return value is True or value is False


COUNT = whole(0, 1000000)
HASH = matching("[0-9a-f]{64}")
KEY = b64(43, 43)
SIGNATURE = b64(86, 86)
MODULUS = b64(342, 683)
OBSERVER = whole(1, 9)
TEXT = text(1, 500)
REFERENCE = text(1, 100)
PART = whole(1, 1000)
THRESHOLD = record(n=PART, d=PART, op=one_of(">", ">="))
SHARE = record(n=PART, d=PART)
REQUIREMENT = (
    record(kind=one_of("share"), base=one_of("expected", "present", "returned", "valid"), threshold=THRESHOLD),
    record(kind=one_of("most")),
)
RULES = record(
    quorum=THRESHOLD,
    elected=either(*REQUIREMENT),
    electedFurther=either(record(kind=one_of("same")), *REQUIREMENT),
    exactSeats=flag,
    writeIns=one_of("off", "free", "per-against"),
    writeInsElectable=flag,
    blank=one_of("valid", "invalid"),
    tie=one_of("revote", "vacant", "hands"),
    maxTieRounds=whole(1, 10),
    lastTie=one_of("presidium", "lots"),
    tooFew=one_of("further-round", "further-equal", "reduce-seats", "vacant"),
    maxRounds=whole(1, 10),
    margin=SHARE,
    marginMost=null_or(SHARE),
    order=one_of("strokes", "votes"),
    votesAnnounced=flag,
)
AUTHORITY = record(body=text(1, 200), on=matching("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
NAMED = record(id=REFERENCE, name=TEXT)
SHEET = record(
    channel=REFERENCE,
    issued=COUNT,
    returned=COUNT,
    invalid=COUNT,
    candidates=listing(record(id=REFERENCE, yes=COUNT, no=COUNT, abstain=COUNT), 0, 500),
    writeIns=listing(record(id=REFERENCE, votes=COUNT), 0, 5000),
)
ROUND = record(
    number=whole(1, 100),
    kind=one_of("first", "further", "tie"),
    lawNumber=whole(1, 100),
    tieNumber=whole(0, 100),
    seats=whole(1, 1000),
    contest=one_of("contested", "equal"),
)
SETUP = record(
    v=whole(1, 1),
    school=TEXT,
    title=TEXT,
    elects=AUTHORITY,
    office=record(id=REFERENCE, title=TEXT),
    round=ROUND,
    candidates=listing(NAMED, 1, 500),
    rules=RULES,
    rulesHash=HASH,
    roster=null_or(record(n=whole(1, 1000000), root=HASH)),
    issuers=listing(record(by=either(one_of("server"), OBSERVER), n=MODULUS), 1, 2),
    seal=null_or(record(threshold=OBSERVER)),
    observers=listing(
        record(number=OBSERVER, name=TEXT, ed25519=KEY, x25519=null_or(KEY), rsa=null_or(MODULUS), proof=SIGNATURE), 0, 9
    ),
    box=KEY,
    bodySize=lambda value: whole(192, 16384)(value) and value % 64 == 0,
    leastVoters=whole(1, 1000),
    page=null_or(HASH),
)
NOTHING = record()
LISTED = record(n=COUNT, root=HASH)
PAYLOADS = {
    "setup": SETUP,
    "open-issuing": NOTHING,
    "open-casting": record(expected=COUNT, present=COUNT),
    "close": record(box=COUNT, issued=COUNT),
    "issued": LISTED,
    "ballots": LISTED,
    "open": record(observer=OBSERVER, x25519=KEY),
    "paper-sheet": record(id=REFERENCE, replaces=null_or(REFERENCE), entries=listing(SHEET, 0, 9), sheet=SHEET),
    "ruling": record(person=REFERENCE, reason=one_of("not-eligible", "declined"), by=AUTHORITY),
    "tally": SHEET,
    "decision": record(
        kind=one_of("no-quorum", "void", "inconsistent", "decided"),
        needed=null_or(COUNT),
        elected=listing(REFERENCE, 0, 1000),
        tied=listing(REFERENCE, 0, 1000),
        open=null_or(COUNT),
    ),
    "names": listing(NAMED, 1, 1000),
    "certify": record(observer=OBSERVER, sig=SIGNATURE),
    "void": record(reason=TEXT),
}
EVENT = record(height=COUNT, parent=null_or(HASH), payload=HASH, type=one_of(*PAYLOADS))
BALLOT = record(body=b64(1, 32768), pk=KEY, sig=SIGNATURE, tok=listing(b64(1, 683), 1, 2))
SEALED = record(c=b64(1, 23211), e=KEY, kc=KEY, s=listing(b64(64, 64), 1, 9))
CHOICES = record(m=matching("[YNA-]{0,500}"), w=listing(COUNT, 0, 500))


# ---------------------------------------------------------------- section 9: the board


class Board:
    """A board taken apart, and everything found wrong with it."""

    def __init__(self, data):
        self.failures = []
        self.events = []  # (type, payload or None, hash of the event line, its place)
        self.ballots = []  # (hex h, line), once the setup is known (hex h, ballot or None)
        self.head = None
        self.setup_line = None
        self._read(data)

    def fail(self, check, place):
        self.failures.append({"check": check, "place": place})

    def _read(self, data):
        lines = data.split(b"\n")
        if lines[-1] == b"":
            lines.pop()
        else:
            self.fail("V01", "line-%d" % len(lines))
        starts = [at for at, line in enumerate(lines) if line.startswith(b'{"height":')]
        if not starts:
            self.fail("V01", "")
        begin, listing_now, listed, last = 0, False, False, None
        for height, at in enumerate(starts + [len(lines) + 1]):
            for stray in range(begin, max(begin, at - 1)):
                self._between(stray + 1, lines[stray], listing_now)
            if at >= len(lines):
                break
            payload = lines[at - 1] if at > begin else None
            kind = self._event(payload, lines[at], height, last, at + 1)
            listing_now = kind == "ballots" and not listed
            listed = listed or listing_now
            begin, last = at + 1, lines[at]
        self.head = None if last is None else hex_hash(last)

    def _between(self, number, line, listing_now):
        if listing_now:
            self.ballots.append((hex_hash(line), line))
        else:
            self.fail("V01", "line-%d" % number)

    def read_ballots(self, setup):
        """Takes the list apart, by the form and length that ballots of the round have."""
        for at, (h, line) in enumerate(self.ballots):
            ballot = parse(line, BALLOT)
            if ballot is None or not fits_round(ballot, setup):
                self.fail("V01", "ballot-%d" % (at + 1))
                ballot = None
            self.ballots[at] = (h, ballot)

    def _event(self, payload_line, line, height, last, number):
        place = "event-%d" % height
        event = parse(line, EVENT)
        if event is None:
            self.fail("V01", "line-%d" % number)
            return None
        if event["height"] != height:
            self.fail("V02", place)
        if event["parent"] != (None if last is None else hex_hash(last)):
            self.fail("V02", place)
        if payload_line is None:
            self.fail("V01", "line-%d" % number)
            return None
        if event["payload"] != hex_hash(payload_line):
            self.fail("V02", place)
        kind = event["type"]
        payload = parse(payload_line, PAYLOADS[kind])
        if payload is None:
            self.fail("V01", "line-%d" % (number - 1))
        if kind == "setup" and self.setup_line is None:
            self.setup_line = payload_line
        self.events.append((kind, payload, sha256(line), place))
        return kind

    def all(self, kind):
        return [payload for one, payload, _, _ in self.events if one == kind and payload is not None]

    def first(self, kind):
        """The payload of the first event of a kind; None where it is missing or cannot be read."""
        return next((payload for one, payload, _, _ in self.events if one == kind), None)

    def has(self, kind):
        return any(one == kind for one, _, _, _ in self.events)


def fits_round(ballot, setup):
    """One token for each issuer, and everything of the length it has in every honest ballot."""
    size = setup["bodySize"]
    if setup["seal"] is not None:
        # c with its tag of 16 bytes, e, kc, and for each observer a share of 32 bytes with its tag.
        frame = len('{"c":"","e":"","kc":"","s":[]}') + 2 * 43
        size = frame + b64_length(size + 16) + max(0, 67 * len(setup["observers"]) - 1)
    lengths = [b64_length(len(from_b64(one["n"]))) for one in setup["issuers"]]
    return len(ballot["body"]) == b64_length(size) and [len(one) for one in ballot["tok"]] == lengths


# ---------------------------------------------------------------- V03: phases

EVIDENCE = ("paper-sheet", "ruling")
FOLLOWERS = {
    "setup": ("open-issuing",),
    "open-issuing": ("open-casting",),
    "open-casting": ("close",),
    "close": ("issued",),
    "issued": ("ballots",),
    "ballots": ("open", "tally") + EVIDENCE,
    "open": ("open", "tally") + EVIDENCE,
    "paper-sheet": ("tally",) + EVIDENCE,
    "ruling": ("tally",) + EVIDENCE,
    "tally": ("decision",),
    "decision": ("names", "certify") + EVIDENCE,
    "names": ("certify",) + EVIDENCE,
    "certify": ("certify",) + EVIDENCE,
    "void": (),
}
STEPS = {
    "setup": 0,
    "open-issuing": 1,
    "open-casting": 2,
    "close": 3,
    "issued": 4,
    "ballots": 5,
    "open": 6,
    "paper-sheet": 7,
    "ruling": 7,
    "tally": 8,
    "decision": 9,
    "names": 10,
    "certify": 11,
    "void": 12,
}
BEGINS = {"setup": "keys", "open-issuing": "issuing", "open-casting": "casting", "close": "closed", "void": "void"}


def follow_phases(board, setup, under_way):
    """Reports events out of order, leaves out those that count no longer, and tells the phase."""
    to_open = setup["seal"]["threshold"] if setup and setup["seal"] else 0
    to_certify = to_open or 1
    last, phase, opened, certified, counted = None, None, set(), set(), []
    for event in board.events:
        kind, payload, _, place = event
        if last is None:
            fits = kind == "setup"
        elif kind == "void":
            fits = last != "void"
        else:
            fits = kind in FOLLOWERS[last]
            if fits and setup:
                if kind == "open":
                    fits = setup["seal"] is not None
                elif last in ("ballots", "open"):
                    fits = len(opened) >= to_open
                elif phase == "certified":
                    fits = kind == "certify"
        if not fits:
            board.fail("V03", place)
            if last is not None and STEPS[kind] <= STEPS[last]:
                continue
        counted.append(event)
        last = kind
        if kind == "open" and payload:
            opened.add(payload["observer"])
        if kind == "decision":
            certified, phase = set(), "counted"
        elif kind == "certify":
            if payload:
                certified.add(payload["observer"])
            phase = "certified" if len(certified) >= to_certify else "counted"
        elif kind in ("ballots", "open"):
            phase = "opened" if len(opened) >= to_open else "closed"
        elif kind in EVIDENCE or kind == "tally":
            phase = "opened"
        elif kind in BEGINS:
            phase = BEGINS[kind]
    board.events = counted
    nobody = setup is not None and not setup["observers"]
    if setup and not under_way and not (phase in ("void", "certified") or nobody and phase == "counted"):
        board.fail("V03", "")
    return phase


# ---------------------------------------------------------------- V04 to V14


def check_keys(board, setup):
    issuers, observers, seal = setup["issuers"], setup["observers"], setup["seal"]
    for at, issuer in enumerate(issuers):
        if not is_modulus(from_b64(issuer["n"])):
            board.fail("V04", "issuer-%d" % (at + 1))
    signing = [one for one in observers if one["rsa"] is not None]
    if issuers[0]["by"] != "server":
        board.fail("V04", "issuer-1")
    if len(issuers) == 1:
        belongs = not signing
    else:
        second = issuers[1]
        belongs = (
            second["by"] != "server"
            and second["n"] != issuers[0]["n"]
            and [(one["number"], one["rsa"]) for one in signing] == [(second["by"], second["n"])]
        )
    if not belongs:
        board.fail("V04", "issuer-2")
    for at, observer in enumerate(observers):
        place = "observer-%d" % observer["number"]
        keys = {key: observer[key] for key in observer if key not in ("name", "proof")}
        message = b"mingzhang-key-v1" + sha256(canonical(keys).encode())
        if not verify_ed25519(from_b64(observer["ed25519"]), message, from_b64(observer["proof"])):
            board.fail("V04", place)
        sealing = observer["x25519"]
        if observer["number"] != at + 1 or (sealing is None) != (seal is None):
            board.fail("V04", place)
        # A point of small order would agree with everybody on nothing.
        if sealing is not None and x25519(bytes([1] * 32), from_b64(sealing)) is None:
            board.fail("V04", place)
    if seal and seal["threshold"] > len(observers):
        board.fail("V04", "setup")


def rules_in(setup):
    """The rules as they hold in the round: among the tied nobody can be written in."""
    rules = setup["rules"]
    return dict(rules, writeIns="off") if setup["round"]["kind"] == "tie" else rules


def body_size(setup):
    people = setup["roster"]["n"] if setup["roster"] and rules_in(setup)["writeIns"] != "off" else 0
    written = min(setup["round"]["seats"], people, 500)
    numbers = ",".join(str(people - 1 - at) for at in range(written))
    length = len('{"m":"","w":[]}') + len(setup["candidates"]) + len(numbers)
    return max(192, -(-length // 64) * 64)


def check_rules(board, setup):
    """V07. Returns whether the round makes sense at all, so that it can be decided."""
    ids = [one["id"] for one in setup["candidates"]]
    this, rules = setup["round"], rules_in(setup)
    hashed = {key: setup[key] for key in ("candidates", "office", "round", "rules")}
    once = len(set(ids)) == len(ids)
    tie = this["kind"] == "tie"
    tied = not tie or len(ids) > this["seats"]
    numbered = tie == (this["tieNumber"] > 0)
    others = rules["writeIns"] != "off" and rules["writeInsElectable"]
    for holds in (
        setup["rulesHash"] == hex_hash(canonical(hashed).encode()),
        once,
        tied and (tie or len(ids) >= this["seats"] or others),
        numbered,
        setup["roster"] is None or rules["writeIns"] != "off",
        setup["bodySize"] == body_size(setup),
    ):
        if not holds:
            board.fail("V07", "setup")
    return once and tied and numbered


def check_box(board, setup, ctx):
    close, issued, listed = board.first("close"), board.first("issued"), board.first("ballots")
    count = len(board.ballots)
    if listed:
        if listed["n"] != count:
            board.fail("V08", "")
        if close and close["box"] != count:
            board.fail("V08", "")
        if listed["root"] != hex_hash(b"".join(bytes.fromhex(h) for h, _ in board.ballots)):
            board.fail("V08", "")
        if close and close["issued"] < count:
            board.fail("V09", "")
    if issued and close and issued["n"] != close["issued"]:
        board.fail("V09", "")
    before, keys = "", set()
    moduli = [from_b64(one["n"]) for one in setup["issuers"]]
    for at, (h, ballot) in enumerate(board.ballots):
        place = "ballot-%d" % (at + 1)
        if h <= before:
            board.fail("V11", place)
        before = h
        if ballot is None:
            continue
        if ballot["pk"] in keys:
            board.fail("V11", place)
        keys.add(ballot["pk"])
        key = from_b64(ballot["pk"])
        tokens = [from_b64(one) for one in ballot["tok"]]
        message = b"mingzhang-token-v1" + ctx + key
        for modulus, token in zip(moduli, tokens):
            if not verify_token(modulus, message, token):
                board.fail("V12", place)
        if not verify_ed25519(key, ctx + sha256(from_b64(ballot["body"])), from_b64(ballot["sig"])):
            board.fail("V13", place)


def opened_keys(board, setup):
    """V14. Secret keys by observer, those alone that belong to their observers."""
    sealing = {one["number"]: one["x25519"] for one in reversed(setup["observers"])}
    keys = {}
    for kind, payload, _, place in board.events:
        if kind != "open" or payload is None:
            continue
        number, secret = payload["observer"], from_b64(payload["x25519"])
        if number in keys or not sealing.get(number) or to_b64(x25519_public(secret)) != sealing[number]:
            board.fail("V14", place)
        else:
            keys[number] = secret
    threshold = setup["seal"]["threshold"] if setup["seal"] else 0
    if len(keys) < threshold and board.has("tally"):
        board.fail("V14", "")
    return keys


# ---------------------------------------------------------------- sections 6 and 9: reading a ballot

_EXP, _LOG = [0] * 512, [0] * 256
_value = 1
for _at in range(255):
    _EXP[_at] = _EXP[_at + 255] = _value
    _LOG[_value] = _at
    _value ^= _value << 1 ^ (0x11B if _value & 0x80 else 0)


def _mul(a, b):
    return _EXP[_LOG[a] + _LOG[b]] if a and b else 0


def _divide(a, b):
    return _EXP[_LOG[a] + 255 - _LOG[b]] if a else 0


def shamir_secret(shares):
    """The values at 0 of the polynomials through shares [(x, bytes)]."""
    out = bytearray(32)
    for x, share in shares:
        weight = 1
        for other, _ in shares:
            if other != x:
                weight = _mul(weight, _divide(other, other ^ x))
        for at in range(32):
            out[at] ^= _mul(weight, share[at])
    return bytes(out)


def shamir_share(coefficients, x):
    out = bytearray(32)
    for coefficient in reversed(coefficients):
        for at in range(32):
            out[at] = _mul(out[at], x) ^ coefficient[at]
    return bytes(out)


def share_key(shared, ctx, number, e_public):
    return hkdf(shared, ctx, b"mingzhang-share-v1" + bytes([number]) + e_public, 32)


def seal(k, plain, setup, ctx):
    """A sealed body, made from k."""
    e = derive(k, "seal-key", 32)
    public = x25519_public(e)
    coefficients = [k] + [derive(k, "seal-share-%d" % j, 32) for j in range(1, setup["seal"]["threshold"])]
    shares = []
    for observer in setup["observers"]:
        number = observer["number"]
        shared = x25519(e, from_b64(observer["x25519"]))
        if shared is None:
            return None
        key = share_key(shared, ctx, number, public)
        shares.append(to_b64(seal_chacha(key, shamir_share(coefficients, number))))
    return {
        "c": to_b64(seal_chacha(derive(k, "ballot-body", 32), plain)),
        "e": to_b64(public),
        "kc": to_b64(sha256(b"mingzhang-seal-v1" + ctx + public + k)),
        "s": shares,
    }


def unseal(body, setup, ctx, keys):
    """The plain body; None where it is 废票: something does not open (V15), or is not what k makes of it (V16)."""
    sealed = parse(body, SEALED)
    if sealed is None or len(sealed["s"]) != len(setup["observers"]):
        return None
    public = from_b64(sealed["e"])
    shares = []
    for number, secret in sorted(keys)[: setup["seal"]["threshold"]]:
        at = [one["number"] for one in setup["observers"]].index(number)
        shared = x25519(secret, public)
        share = None if shared is None else open_chacha(share_key(shared, ctx, number, public), from_b64(sealed["s"][at]))
        if share is None or len(share) != 32:
            return None
        shares.append((number, share))
    k = shamir_secret(shares)
    plain = open_chacha(derive(k, "ballot-body", 32), from_b64(sealed["c"]))
    again = None if plain is None else seal(k, plain, setup, ctx)
    return plain if again is not None and canonical(again).encode() == body else None


def read_plain(plain, setup):
    """Choices of a plain body; None where they cannot be read."""
    choices = parse(plain.rstrip(b" "), CHOICES) if len(plain) == setup["bodySize"] else None
    if choices is None or len(choices["m"]) != len(setup["candidates"]):
        return None
    numbers, size = choices["w"], setup["roster"]["n"] if setup["roster"] else 0
    if any(a >= b for a, b in zip(numbers, numbers[1:])) or any(one >= size for one in numbers):
        return None
    return choices


_read = {}


def read_ballot(body, setup, ctx, keys):
    """The choices of a ballot; None where it cannot be read."""
    known = (ctx, body, keys)
    if known not in _read:
        plain = body if setup["seal"] is None else unseal(body, setup, ctx, keys)
        _read[known] = None if plain is None else read_plain(plain, setup)
    return _read[known]


# ---------------------------------------------------------------- the counting law


def is_valid(choices, setup):
    """C4: whether a ballot that was read is valid."""
    rules, seats, marks = rules_in(setup), setup["round"]["seats"], choices["m"]
    written = len(choices["w"])
    chosen = marks.count("Y") + written
    if rules["writeIns"] == "off" and written:
        return False
    if any("w%d" % one in [listed["id"] for listed in setup["candidates"]] for one in choices["w"]):
        return False
    if chosen > seats or rules["exactSeats"] and chosen != seats:
        return False
    if rules["writeIns"] == "per-against" and written > marks.count("N"):
        return False
    return not (rules["blank"] == "invalid" and not written and not marks.strip("-"))


def tally(setup, issued, ballots):
    ids = [one["id"] for one in setup["candidates"]]
    valid = [choices for choices in ballots if choices and is_valid(choices, setup)]
    votes = {}
    for choices in valid:
        for number in choices["w"]:
            votes["w%d" % number] = votes.get("w%d" % number, 0) + 1

    def marked(at, letters):
        return sum(choices["m"][at] in letters for choices in valid)

    return {
        "channel": "electronic-1",
        "issued": issued,
        "returned": len(ballots),
        "invalid": len(ballots) - len(valid),
        "candidates": [
            {"id": one, "yes": marked(at, "Y"), "no": marked(at, "N"), "abstain": marked(at, "A-")}
            for at, one in enumerate(ids)
        ],
        "writeIns": [{"id": one, "votes": votes[one]} for one in sorted(votes, key=_units)],
    }


def sheet_faults(sheets, setup):
    """C3: the channels whose sheets contradict themselves."""
    rules, seats = rules_in(setup), setup["round"]["seats"]
    ids = [one["id"] for one in setup["candidates"]]
    channels = [sheet["channel"] for sheet in sheets]
    faulty = [one for one in set(channels) if channels.count(one) > 1]
    for sheet in sheets:
        valid = sheet["returned"] - sheet["invalid"]
        listed = [row["id"] for row in sheet["candidates"]]
        written = [row["id"] for row in sheet["writeIns"]]
        votes = sum(row["votes"] for row in sheet["writeIns"])
        chosen = votes + sum(row["yes"] for row in sheet["candidates"])
        most = seats * valid
        holds = (
            valid >= 0
            and sorted(listed) == sorted(set(ids))
            and all(row["yes"] + row["no"] + row["abstain"] == valid for row in sheet["candidates"])
            and (rules["writeIns"] != "off" or not written)
            and not set(written) & set(ids)
            and len(set(written)) == len(written)
            and all(row["votes"] <= valid for row in sheet["writeIns"])
            and (rules["writeIns"] != "per-against" or votes <= sum(row["no"] for row in sheet["candidates"]))
            and (chosen == most if rules["exactSeats"] else chosen <= most)
        )
        if not holds:
            faulty.append(sheet["channel"])
    return faulty


def needed(base, share):
    have = base * share["n"]
    return have // share["d"] + 1 if share["op"] == ">" else -(-have // share["d"])


def decide(setup, attendance, sheets, barred):
    """C1, C2, C3, C5 in the words of the board."""
    rules, this = setup["rules"], setup["round"]
    expected, present, seats = attendance["expected"], attendance["present"], this["seats"]
    undecided = {"needed": None, "elected": [], "tied": [], "open": None}
    if present > expected or present < needed(expected, rules["quorum"]):
        return dict(undecided, kind="no-quorum")
    if any(one["returned"] > one["issued"] for one in sheets) or sum(one["issued"] for one in sheets) > present:
        return dict(undecided, kind="void")
    if sheet_faults(sheets, setup):
        return dict(undecided, kind="inconsistent")
    returned = sum(one["returned"] for one in sheets)
    totals = {
        "expected": expected,
        "present": present,
        "returned": returned,
        "valid": returned - sum(one["invalid"] for one in sheets),
    }
    asked = rules["elected"]
    if this["kind"] == "further" and rules["electedFurther"]["kind"] != "same":
        asked = rules["electedFurther"]
    if this["kind"] == "tie":
        votes = 0
    elif asked["kind"] == "most":
        votes = 1
    else:
        votes = max(1, needed(totals[asked["base"]], asked["threshold"]))
    yes = {one["id"]: 0 for one in setup["candidates"]}
    listed = set(yes)
    for sheet in sheets:
        for row in sheet["candidates"]:
            yes[row["id"]] += row["yes"]
        for row in sheet["writeIns"]:
            yes[row["id"]] = yes.get(row["id"], 0) + row["votes"]
    passing = [
        (count, one)
        for one, count in yes.items()
        if count >= votes and (one in listed or rules["writeInsElectable"] and one not in barred)
    ]
    passing.sort(reverse=True)
    elected, tied = passing, []
    if len(passing) > seats:
        cut = passing[seats - 1][0]
        elected = passing[:seats]
        if passing[seats][0] == cut:
            elected = [one for one in passing if one[0] > cut]
            tied = [one for one in passing if one[0] == cut]
    return {
        "kind": "decided",
        "needed": votes,
        "elected": sorted((one for _, one in elected), key=_units),
        "tied": sorted((one for _, one in tied), key=_units),
        "open": seats - len(elected),
    }


# ---------------------------------------------------------------- V10, V17 to V21


def in_force(sheets):
    return [
        one["sheet"]
        for at, one in enumerate(sheets)
        if not any(later["replaces"] == one["id"] for later in sheets[at + 1 :])
    ]


def cells(sheet):
    out = {("ballots", one): sheet[one] for one in ("issued", "returned", "invalid")}
    for row in sheet["candidates"]:
        for one in ("yes", "no", "abstain"):
            out[("marks", row["id"], one)] = row[one]
    for row in sheet["writeIns"]:
        out[("written", row["id"])] = row["votes"]
    return out


def differing(sheet, entry):
    """The numbers that differ; somebody written in with 0 votes is as good as not there."""
    first, second = cells(sheet), cells(entry)

    def value(of, cell):
        return of.get(cell, 0 if cell[0] == "written" else None)

    return {cell for cell in set(first) | set(second) if value(first, cell) != value(second, cell)}


def is_agreed(one):
    """Two people entered the sheet alike; where they differ, every number stands in two entries at least."""
    sheet, entries = one["sheet"], one["entries"]
    if len(entries) < 2 or any(entry["channel"] != sheet["channel"] for entry in entries):
        return False
    wrong = [differing(sheet, entry) for entry in entries]
    return all(sum(cell not in other for other in wrong) >= 2 for cell in set().union(*wrong))


def check_paper(board, sheets):
    for at, one in enumerate(sheets):
        place, before = "sheet-" + one["id"], sheets[:at]
        channel, replaces = one["sheet"]["channel"], one["replaces"]
        if replaces is None:
            chained = all(other["sheet"]["channel"] != channel for other in before)
        else:
            replaced = next((other for other in before if other["id"] == replaces), None)
            chained = (
                replaced is not None
                and replaced["sheet"]["channel"] == channel
                and all(other["replaces"] != replaces for other in before)
            )
        unique = all(other["id"] != one["id"] for other in before)
        for holds in (channel != "electronic-1", is_agreed(one), unique, chained):
            if not holds:
                board.fail("V20", place)


def check_rulings(board, rulings, sheets):
    written = {row["id"] for sheet in sheets for row in sheet["writeIns"]}
    for at, one in enumerate(rulings):
        place = "person-" + one["person"]
        if one["person"] not in written:
            board.fail("V21", place)
        if any(other["person"] == one["person"] for other in rulings[:at]):
            board.fail("V21", place)


def check_attendance(board, setup):
    attendance, close = board.first("open-casting"), board.first("close")
    issued = (close["issued"] if close else 0) + sum(one["issued"] for one in in_force(board.all("paper-sheet")))
    if attendance and attendance["present"] > attendance["expected"]:
        board.fail("V10", "")
    if attendance and issued > attendance["present"]:
        board.fail("V10", "")
    if close and close["issued"] < setup["leastVoters"]:
        board.fail("V10", "")


def check_outcome(board, setup, again, decidable, under_way):
    """V17 to V21; returns the decision made again."""
    attendance = board.first("open-casting")
    sheets, rulings = board.all("paper-sheet"), board.all("ruling")
    claimed = board.all("tally")[-1:]
    now = in_force(sheets)
    for channel in sheet_faults(claimed + now, setup):
        board.fail("V17", "channel-" + channel)

    def decided(papers, ruled):
        if not decidable or again is None or attendance is None:
            return None
        return decide(setup, attendance, [again] + in_force(papers), {one["person"] for one in ruled})

    papers, ruled = [], []
    for kind, payload, _, place in board.events:
        if payload is None:
            continue
        if kind == "paper-sheet":
            papers = papers + [payload]
        elif kind == "ruling":
            ruled = ruled + [payload]
        elif kind == "tally" and payload != again:
            board.fail("V18", place)
        elif kind == "decision" and payload != decided(papers, ruled):
            board.fail("V19", place)
    decision = decided(sheets, rulings)
    check_names(board, setup, decision, under_way)
    check_paper(board, sheets)
    check_rulings(board, rulings, ([again] if again else claimed) + now)
    return decision


def check_names(board, setup, decision, under_way):
    kinds = [kind for kind, _, _, _ in board.events]
    if decision is None or "decision" not in kinds or "void" in kinds:
        return
    listed = {one["id"] for one in setup["candidates"]}
    wanted = [one for one in decision["elected"] if one not in listed]
    last = len(kinds) - 1 - kinds[::-1].index("decision")
    names = next((event for event in board.events[last:] if event[0] == "names"), None)
    if names is None:
        if wanted and not under_way:
            board.fail("V19", "")
    elif names[1] is not None and [one["id"] for one in names[1]] != wanted:
        board.fail("V19", names[3])


def check_certificates(board, setup):
    keys = {one["number"]: from_b64(one["ed25519"]) for one in reversed(setup["observers"])}
    decision, signed = b"", set()
    for kind, payload, digest, place in board.events:
        if kind == "decision":
            decision, signed = digest, set()
        if kind != "certify" or payload is None:
            continue
        number = payload["observer"]
        message = b"mingzhang-certify-v1" + decision
        if number not in keys or not verify_ed25519(keys[number], message, from_b64(payload["sig"])):
            board.fail("V06", place)
        if number in signed:
            board.fail("V06", place)
        signed.add(number)


def check_receipt(board, setup, ctx, receipt):
    h, sig = receipt.get("h"), receipt.get("receipt")
    if not HASH(h) or not isinstance(sig, str):
        return board.fail("V22", "")
    message = b"mingzhang-receipt-v1" + ctx + bytes.fromhex(h)
    if not verify_ed25519(from_b64(setup["box"]), message, from_b64(sig) or b""):
        board.fail("V22", "")
    if board.has("ballots") and h not in [one for one, _ in board.ballots]:
        board.fail("V22", "")


# ---------------------------------------------------------------- all of it


def verify(data, code=None, receipt=None, under_way=False):
    """Everything wrong with a board, and what it says."""
    board = Board(data)
    setup = board.first("setup")
    phase = follow_phases(board, setup, under_way)
    out = {"phase": phase, "code": None, "head": board.head, "tally": None, "decision": None, "warnings": {}}
    if setup is not None:
        ctx = sha256(board.setup_line)
        out["code"] = check_code(ctx)
        board.read_ballots(setup)
        check_keys(board, setup)
        if code is not None and plain_code(code) != plain_code(out["code"]):
            board.fail("V05", "setup")
        check_certificates(board, setup)
        decidable = check_rules(board, setup)
        check_box(board, setup, ctx)
        check_attendance(board, setup)
        keys = tuple(opened_keys(board, setup).items())
        close = board.first("close")
        again = None
        readable = setup["seal"] is None or len(keys) >= setup["seal"]["threshold"]
        if close and board.has("ballots") and readable:
            read = [
                None if ballot is None else read_ballot(from_b64(ballot["body"]), setup, ctx, keys)
                for _, ballot in board.ballots
            ]
            out["warnings"]["V15"] = read.count(None)
            again = tally(setup, close["issued"], read)
        out["tally"] = again
        out["decision"] = check_outcome(board, setup, again, decidable, under_way)
        if receipt is not None:
            check_receipt(board, setup, ctx, receipt)
    failures = sorted(board.failures, key=lambda one: one["check"])
    return dict(out, ok=not failures, failures=failures)


def main(arguments):
    parser = argparse.ArgumentParser(description="Checks the public board of a secret ballot.")
    parser.add_argument("files", nargs="+", metavar="board.jsonl")
    parser.add_argument("--code", help="the check code as it was read off a screen")
    parser.add_argument("--receipt", help="a voter's receipt: the JSON that the ballot box answered")
    parser.add_argument("--under-way", action="store_true", help="the round is not over yet")
    given = parser.parse_args(arguments)
    worst = 0
    try:
        receipt = None
        if given.receipt is not None:
            with open(given.receipt, encoding="utf-8") as file:
                receipt = json.load(file)
            if not isinstance(receipt, dict):
                raise ValueError("%s is no receipt" % given.receipt)
        for name in given.files:
            with open(name, "rb") as file:
                out = verify(file.read(), given.code, receipt, given.under_way)
            worst = worst if out["ok"] else 1
            print(json.dumps(dict(out, file=name), sort_keys=True, ensure_ascii=True))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
