#!/bin/sh
# Prints one line for each old address (`was-at`) of a newsroom, to put into
# the sample file of its web server: sh redirects.sh nginx|apache|caddy DIR
# DIR is the newsroom's folder `public`. Without such lines an old address
# has a page that leads to the new one; with them it is a redirect.
set -eu
server=$1
cd "$2/."

canonical() {
	sed -n 's/.*<link rel="canonical" href="\([^"]*\)".*/\1/p' "$1" |
		head -n 1
}

# A page that names another one of the site as itself has moved there.
site=$(canonical index.html)
find -L . -name '*.html' | LC_ALL=C sort | while read -r file; do
	own=${file#./}
	own=${own%index.html}
	to=$(canonical "$file")
	case $to in "$site$own" | "") continue ;; "$site"*) ;; *) continue ;; esac
	# A name with other signs could mean something to a server.
	case $own in *[!A-Za-z0-9._~/-]*) continue ;; esac
	echo "/$own" "/${to#"$site"}"
done | while read -r from to; do
	case $server in
	nginx) echo "location = $from { return 301 $to; }" ;;
	apache) echo "RedirectMatch permanent ^$from\$ $to" ;;
	caddy) echo "redir $from $to permanent" ;;
	*) echo "nginx, apache or caddy?" >&2 && exit 2 ;;
	esac
done
