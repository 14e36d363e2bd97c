"""Places, reads and refunds a payment with the client that openapi-generator makes for Python."""

import base64
import hashlib
import hmac
import json
import sys
import time
import uuid
from urllib.parse import urlsplit

from openapi_client import (
    Amount,
    ApiClient,
    Card,
    Configuration,
    CreatePayment,
    CreateRefund,
    PaymentsApi,
    RefundsApi,
)


class SigningClient(ApiClient):
    """Does what docs/merchant-api.md asks of every request."""

    key_id = "local-only-key-1"
    secret = b"local-only-merchant-secret-0123456789abcdef"

    def call_api(self, method, url, header_params=None, body=None, *others, **named):
        address = urlsplit(url)
        path = address.path + (f"?{address.query}" if address.query else "")
        timestamp = str(int(time.time()))
        nonce = str(uuid.uuid4())
        sent = "" if body is None else json.dumps(body)  # as the client itself will write it
        text = "\n".join([method, path, timestamp, nonce, sent, ""])
        digest = hmac.new(self.secret, text.encode(), hashlib.sha256).digest()
        signature = base64.b64encode(digest).decode()
        authorization = (
            f'PAYLOOM-HMAC-SHA256 keyId="{self.key_id}",timestamp="{timestamp}",'
            f'nonce="{nonce}",signature="{signature}"'
        )
        signed = {**(header_params or {}), "Authorization": authorization}
        return super().call_api(method, url, signed, body, *others, **named)


def number() -> str:
    return f"CLIENT-PY-{time.time_ns() // 1_000_000}"


client = SigningClient(Configuration(host=sys.argv[1]))
payments = PaymentsApi(client)

placed = payments.create_payment(
    CreatePayment(
        merchant_order_no=number(),
        amount=Amount(value=1200, currency="CNY"),
        method="card",
        type="credit",
        card=Card(number="6222021234567890128", expiry="2030-12", holder_name="LI LEI"),
        description="Two tickets",
    ),
    prefer="wait=30",
)
print(f"placed   {placed.order_no} {placed.state}")
assert placed.state == "SUCCEEDED", "the payment has not succeeded"
assert placed.refunded.value == 0, "something went back already"

refund = RefundsApi(client).create_refund(
    CreateRefund(
        merchant_refund_no=number(),
        order_no=placed.order_no,
        amount=Amount(value=500, currency="CNY"),
        reason="One ticket returned",
    ),
    prefer="wait=30",
)
print(f"refunded {refund.refund_no} {refund.state}")
assert refund.state == "SUCCEEDED", "the refund has not succeeded"

read = payments.get_payment(placed.order_no)
print(f"read     {read.order_no} {read.state}, went back: {read.refunded.value}")
assert read.amount.value == 1200, "the amount is another one"
assert read.refunded.value == 500, "what went back is another amount"
