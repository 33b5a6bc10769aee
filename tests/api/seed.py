"""Lets a customer go all the way through the demo, and invites some more: what schemathesis asks about is there then.

seed.py PORTAL TOKEN FOLDER, with what the demo printed on standard input. Writes the lists of ids that schemathesis.toml names
into the folder, and the package.
"""

import re
import sys
from pathlib import Path

import requests

portal, token, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
printed = sys.stdin.read()


def sample(scenario):
    """Key, Secret, URL and token of a scenario of the demo."""
    block = printed.split(f"({scenario})\n")[1].split("\n\n")[0]
    return dict(re.findall(r"^\s*(\S.*?)\s{2,}(\S+)$", block, re.MULTILINE))


def visit():
    """A browser at the portal; its cookies are kept."""
    browser = requests.Session()
    browser.trust_env = False
    return browser


def ask(browser, method, path, **what):
    answer = browser.request(method, portal + path, timeout=30, **what)
    answer.raise_for_status()
    return answer


program = visit()
program.headers["Authorization"] = f"Bearer {token}"
values, jane = sample("all-well"), visit()
ask(jane, "POST", "/onboarding")
details = {"company": "Acme", "contact_name": "Jane", "contact_email": "jane@acme.example", "accept": "on"}
ask(jane, "POST", "/steps/before-you-start", data=details)
ask(jane, "POST", "/steps/storage-credentials", data={"storage_key": values["Key"], "storage_secret": values["Secret"]})
ask(jane, "POST", "/steps/scim-credentials", data={"scim_url": values["8x8 URL"], "scim_token": values["8x8 API Token"]})
package = ask(jane, "POST", "/package").content
assert package.startswith(b"age-encryption.org/v1"), "the demo makes a package"
(folder / "package.age").write_bytes(package)

invited = []
for number in range(20):
    body = {"company": f"Company {number}", "contact_name": "Jo", "contact_email": "jo@acme.example", "rehearsal": number == 5}
    invited.append(ask(program, "POST", "/api/v1/invitations", json=body).json())
link = invited[0]["link"].removeprefix(portal)
ask(visit(), "POST", link)
case = ask(program, "GET", "/api/v1/cases?state=packaged").json()["items"][0]["id"]
packages = ask(program, "GET", f"/api/v1/cases/{case}").json()["packages"]
ids = {"invitations": [one["invitation"]["id"] for one in invited], "cases": [case], "packages": [packages[0]["id"]]}
for name, known in ids.items():
    (folder / f"{name}.txt").write_text("".join(f'"{one}"\n' for one in known))
