"""A receiver of webhooks with PyPI's standardwebhooks: webhooks.py SECRET PORT. Says where it listens, and of each message its
type and, as JSON, what came and what the library makes of it: as it came, changed, and again after six minutes."""

import json
import sys
from base64 import b64encode
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import standardwebhooks.webhooks as library

SECRET, PORT = sys.argv[1], int(sys.argv[2])


class Later(datetime):
    """The library's clock, six minutes on."""

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + timedelta(minutes=6)


def judge(body, headers, secret=SECRET, clock=datetime):
    library.datetime = clock
    try:
        library.Webhook(secret).verify(body, headers)
        return "believed"
    except library.WebhookVerificationError as refusal:
        return str(refusal)
    finally:
        library.datetime = datetime


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        names = ["webhook-id", "webhook-timestamp", "webhook-signature"]
        headers = {name: self.headers[name] for name in names}
        other = "whsec_" + b64encode(b"x" * 24).decode()
        judged = {
            "as it came": judge(body, headers),
            "changed": judge(body.replace("case", "Case", 1), headers),
            "six minutes later": judge(body, headers, clock=Later),
            "other id": judge(body, {**headers, "webhook-id": "other"}),
            "other secret": judge(body, headers, secret=other),
        }
        self.send_response(204)
        self.end_headers()
        print(json.loads(body)["type"], json.dumps({"headers": headers, "body": body, "judged": judged}), flush=True)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", PORT), Receiver)
print(f"listening on 127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
