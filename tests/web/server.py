"""Starts a real web server on loopback with the sample file of src/servers,
only its address and folder changed.

    python3 server.py PORTS SITE...

serves each folder SITE by an nginx on a free port, writes the ports into the
file PORTS, one a line, and ends the server when it is told to end itself."""
import contextlib
import grp
import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "src" / "servers"
UNPACKED = ROOT / "build" / "web" / "unpacked"  # by tests/web/setup

NGINX = """\
daemon off;
pid {work}/pid;
error_log {work}/log;
{account}
worker_processes 2;
events {{ worker_connections 256; }}
http {{
access_log off;
keepalive_timeout 2;
client_body_temp_path {work}/t1;
proxy_temp_path {work}/t2;
fastcgi_temp_path {work}/t3;
uwsgi_temp_path {work}/t4;
scgi_temp_path {work}/t5;
{sample}
}}
"""

APACHE = """\
ServerRoot {work}
PidFile {work}/pid
ErrorLog {work}/log
ServerName localhost
TypesConfig /dev/null
{account}
{modules}
{sample}
"""
APACHE_MODULES = ("mpm_event unixd authz_core dir mime headers filter deflate "
                  "alias").split()
APACHE_FOLDERS = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules",
                  "/usr/lib/httpd/modules")


def program(*names):
    """The path of a program, or None."""
    places = [str(UNPACKED / d) for d in ("usr/sbin", "usr/bin")]
    path = os.pathsep.join(places + [os.environ["PATH"], "/usr/sbin"])
    return next(filter(None, (shutil.which(n, path=path) for n in names)),
                None)


def account(form):
    """Who the server works as: not root, who may read everything."""
    if os.getuid() != 0:
        return ""
    nobody = pwd.getpwnam("nobody")
    return form % (nobody.pw_name, grp.getgrgid(nobody.pw_gid).gr_name)


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def replace(text, pattern, by):
    """Each line of a sample that people are to change must be there."""
    text, count = re.subn(pattern, lambda _: by, text, flags=re.M)
    if not count:
        raise SystemExit("the sample has no line like " + pattern)
    return text


def redirects(kind, text, folder):
    """The sample with the lines for old addresses, where it shows one."""
    lines = subprocess.run(
        ["sh", str(SAMPLES / "redirects.sh"), kind, str(folder)],
        check=True, capture_output=True, text=True).stdout
    return replace(text, r"^\t# .*/press/old-storms\.html.*$", lines)


def nginx(work, sites):
    """The command and its file; `sites` are pairs of port and folder."""
    shared, server = (SAMPLES / "nginx.conf").read_text().split(
        "\nserver {\n", 1)
    parts = [shared]
    for port, folder in sites:
        one = replace("\nserver {\n" + server, r"^\tlisten 80;.*$",
                      "listen 127.0.0.1:%d;" % port)
        one = replace(one, r"^\tlisten \[::\]:80;.*$", "")
        one = replace(one, r"^\troot .*$", "root %s;" % folder)
        if len(sites) == 1:
            one = redirects("nginx", one, folder)
        parts.append(one)
    (work / "conf").write_text(NGINX.format(
        work=work, account=account("user %s %s;"), sample="".join(parts)))
    return [program("nginx"), "-e", str(work / "log"), "-p", str(work), "-c",
            str(work / "conf")], ["-t"]


def apache(work, sites):
    where = next(filter(os.path.isdir, APACHE_FOLDERS))
    (port, folder), = sites
    text = (SAMPLES / "apache.conf").read_text()
    text = replace(text, r"^<VirtualHost \*:80>.*$",
                   "Listen 127.0.0.1:%d\n<VirtualHost *:%d>" % (port, port))
    text = text.replace("/srv/newsroom/.dateline/www", str(folder.parent))
    text = redirects("apache", text, folder)
    (work / "conf").write_text(APACHE.format(
        work=work, sample=text, account=account("User %s\nGroup %s"), modules="\n".join(
            "LoadModule %s_module %s/mod_%s.so" % (m, where, m)
            for m in APACHE_MODULES
            if os.path.exists("%s/mod_%s.so" % (where, m)))))
    return [program("apache2", "httpd"), "-X", "-f",
            str(work / "conf")], ["-t"]


def caddy(work, sites):
    (port, folder), = sites
    text = (SAMPLES / "Caddyfile").read_text()
    text = replace(text, r"^press\.example\.org \{.*$",
                   "{\n\tadmin off\n\tauto_https off\n}\n"
                   "http://127.0.0.1:%d {" % port)
    text = replace(text, r"^\troot \* .*$", "root * %s" % folder)
    text = redirects("caddy", text, folder)
    (work / "conf").write_text(text)
    config = ["--config", str(work / "conf"), "--adapter", "caddyfile"]
    return [program("caddy"), "run"] + config, None


SERVERS = {"nginx": nginx, "apache": apache, "caddy": caddy}
PROGRAMS = {"nginx": ("nginx",), "apache": ("apache2", "httpd"),
            "caddy": ("caddy",)}


def answers(port):
    with contextlib.suppress(OSError), socket.create_connection(
            ("127.0.0.1", port), 1):
        return True
    return False


def wait(server, ports, work):
    """Until the server answers; its own words where it does not."""
    end = time.monotonic() + 20
    while time.monotonic() < end and server.poll() is None:
        if all(answers(port) for port in ports):
            return
        time.sleep(0.05)
    raise SystemExit("the server did not start:\n" + "".join(
        log.read_text() for log in (work / "said", work / "log")
        if log.exists()))


@contextlib.contextmanager
def running(kind, folders):
    """The ports at which a server of this kind shows the folders."""
    ports = [free_port() for _ in folders]
    with tempfile.TemporaryDirectory(prefix="dateline-web-") as name:
        work = pathlib.Path(name)
        work.chmod(0o755)
        command, _ = SERVERS[kind](work, list(zip(ports, folders)))
        environment = {"HOME": name, "PATH": os.environ["PATH"]}
        with open(work / "said", "w", encoding="utf-8") as said:
            server = subprocess.Popen(command, stdout=said, stderr=said,
                                      cwd=work, env=environment)
        try:
            wait(server, ports, work)
            yield ports
        finally:
            server.terminate()
            server.wait(20)


def accepts_sample(kind, folder):
    """What the server says against its sample; nothing where all is well."""
    with tempfile.TemporaryDirectory(prefix="dateline-web-") as name:
        work = pathlib.Path(name)
        command, flag = SERVERS[kind](work, [(free_port(), folder)])
        if flag is None:
            command[1] = "validate"
        done = subprocess.run(command + (flag or []), capture_output=True,
                              text=True, env={"HOME": name}, check=False)
        return "" if done.returncode == 0 else done.stdout + done.stderr


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    told = pathlib.Path(sys.argv[1])
    folders = [pathlib.Path(name).absolute() for name in sys.argv[2:]]
    with running("nginx", folders) as ports:
        told.with_suffix(".new").write_text(
            "".join("%d\n" % port for port in ports))
        told.with_suffix(".new").rename(told)
        while True:
            signal.pause()


if __name__ == "__main__":
    main()
