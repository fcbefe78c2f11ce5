# What verify, quickstart and .ci/run share; sourced, not run.

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# The feature version of the JDK whose release file is in the folder $1, or nothing.
jdk_version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

# Leaves the path of the java command in $java and its version in $java_version; installs a JDK and
# Maven where they are missing and apt can.
require_jdk_and_maven() {
  local wanted="Java 17 or newer: install the package openjdk-17-jdk-headless"
  local bin=${JAVA_HOME:+$JAVA_HOME/bin/}
  find_jdk "$bin" || { [ -z "$bin" ] && apt_install_jdk && find_jdk ""; } ||
    die "No JDK of $wanted${bin:+, or let JAVA_HOME name one; it is $JAVA_HOME}."
  has mvn || { apt_install maven && has mvn; } || die "No Maven: install the package maven (3.6.3 or newer)."
}

# find_jdk BIN: looks for one that is new enough in the folder BIN, or on the PATH if that is empty.
find_jdk() {
  has "${1}javac" || return 1
  java=${1}java
  java_version=$("${1}javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${java_version:-0}" -ge 17 ]
}

# Slim images have no folder for manuals, without which the packages of the JDK fail. Some releases
# have no 17; in some the default is older.
apt_install_jdk() {
  [ "$(id -u)" != 0 ] || ! has apt-get || mkdir -p /usr/share/man/man1
  apt_install openjdk-17-jdk-headless || apt_install default-jdk-headless
}

# apt_install PACKAGE: installs it where that is possible. No service that it brings is started.
apt_install() (
  [ "$(id -u)" = 0 ] && has apt-get || exit 1
  say "Installing the package $1"
  log=$(mktemp)
  policy=/usr/sbin/policy-rc.d
  if [ -e "$policy" ]; then policy=; fi
  trap 'rm -f "$log" $policy' EXIT
  trap 'exit 130' INT TERM
  if [ -n "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
  fi
  export DEBIAN_FRONTEND=noninteractive
  install="apt-get -y --no-install-recommends install $1"
  { $install || { apt-get update && $install; }; } </dev/null >"$log" 2>&1 || {
    tail -n 3 "$log" >&2
    exit 1
  }
)
