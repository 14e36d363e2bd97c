// Places, reads and refunds a payment with the client that openapi-generator makes for TypeScript.
import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import { Configuration, type Middleware, PaymentsApi, RefundsApi } from "./client/index.js";

const keyId = "local-only-key-1";
const secret = "local-only-merchant-secret-0123456789abcdef";

/** What docs/merchant-api.md asks of every request. */
const signing: Middleware = {
  async pre({ url, init }) {
    const { pathname, search } = new URL(url);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const nonce = randomUUID();
    const body = typeof init.body === "string" ? init.body : "";
    const text = [init.method, pathname + search, timestamp, nonce, body, ""].join("\n");
    const signature = createHmac("sha256", secret).update(text).digest("base64");
    const headers = {
      ...(init.headers as Record<string, string>),
      Authorization:
        `PAYLOOM-HMAC-SHA256 keyId="${keyId}",timestamp="${timestamp}",nonce="${nonce}",signature="${signature}"`,
    };
    return { url, init: { ...init, headers } };
  },
};

const configuration = new Configuration({ basePath: process.argv[2], middleware: [signing] });
const payments = new PaymentsApi(configuration);

const placed = await payments.createPayment({
  prefer: "wait=30",
  createPayment: {
    merchantOrderNo: `CLIENT-TS-${Date.now()}`,
    amount: { value: 1200, currency: "CNY" },
    method: "card",
    type: "credit",
    card: { number: "6222021234567890128", expiry: "2030-12", holderName: "LI LEI" },
    description: "Two tickets",
  },
});
console.log(`placed   ${placed.orderNo} ${placed.state}`);
assert.equal(placed.state, "SUCCEEDED");
assert.equal(placed.refunded.value, 0);

const refund = await new RefundsApi(configuration).createRefund({
  prefer: "wait=30",
  createRefund: {
    merchantRefundNo: `CLIENT-TS-${Date.now()}`,
    orderNo: placed.orderNo,
    amount: { value: 500, currency: "CNY" },
    reason: "One ticket returned",
  },
});
console.log(`refunded ${refund.refundNo} ${refund.state}`);
assert.equal(refund.state, "SUCCEEDED");

const read = await payments.getPayment({ orderNo: placed.orderNo });
console.log(`read     ${read.orderNo} ${read.state}, went back: ${read.refunded.value}`);
assert.equal(read.amount.value, 1200);
assert.equal(read.refunded.value, 500);
