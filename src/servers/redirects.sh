#!/bin/sh
# Prints one line for each old address (`was-at`) of a newsroom, to put into
# the sample file of its web server: sh redirects.sh nginx|apache|caddy DIR
# DIR is the newsroom's folder `public`. Without such lines an old address
# has a page that leads to the new one; with them it is a redirect. An old
# address like /news.php needs its line: no server takes such a page for one.
set -eu
server=$1
case $server in
nginx | apache | caddy) ;;
*) echo "nginx, apache or caddy?" >&2 && exit 2 ;;
esac
cd "$2/."

# The files that are pages, whatever their names, each with the address that
# it gives itself, behind a Tab.
pages() {
	find -L . -type f -exec awk '
		FNR == 1 && $0 != "<!DOCTYPE html>" { nextfile }
		match($0, /<link rel="canonical" href="[^"]*"/) {
			print FILENAME "\t" substr($0, RSTART + 28, RLENGTH - 29)
			nextfile
		}' {} + | LC_ALL=C sort
}

# Signs that mean something in a pattern.
pattern() {
	printf '%s\n' "$1" | sed 's/[].[()|+?^]/\\&/g'
}

tab=$(printf '\t')
site=$(pages | sed -n "s|^\./index\.html$tab||p")

# A page that names another one of the site as itself has moved there.
pages | while IFS=$tab read -r file to; do
	own=${file#./}
	own=${own%index.html}
	case $to in "$site$own") continue ;; "$site"*) ;; *) continue ;; esac
	to=/${to#"$site"}
	# Signs that a server would take for something of its own.
	case $own in *[][\"\'\`\$\*{}]*)
		echo "Write this line yourself: /$own now leads to $to" >&2
		continue
		;;
	esac
	case $server in
	nginx) echo "location = \"/$own\" { return 301 $to; }" ;;
	apache) echo "RedirectMatch permanent \"^/$(pattern "$own")\$\" $to" ;;
	caddy) echo "redir \"/$own\" $to permanent" ;;
	esac
done
