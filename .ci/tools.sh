# What verify, quickstart and .ci/run share; sourced, not run.

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# The feature version of the JDK whose release file is in the folder $1, or nothing.
jdk_version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

# Leaves the path of the java command in $java and its version in $java_version.
require_jdk_and_maven() {
  local bin=${JAVA_HOME:+$JAVA_HOME/bin/}
  has "${bin}javac" || die "No JDK: install the package openjdk-17-jdk (Java 17 or newer)${bin:+; JAVA_HOME is $JAVA_HOME}."
  java=${bin}java
  java_version=$("${bin}javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${java_version:-0}" -ge 17 ] || die "JDK ${java_version:-unknown} is too old: install the package openjdk-17-jdk (Java 17 or newer)."
  has mvn || die "No Maven: install the package maven (3.8 or newer)."
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
