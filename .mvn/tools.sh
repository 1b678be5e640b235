# Sourced by ./gatehouse: finds the JDK, Maven and Node this project needs, or says in one sentence what to install.

fail() { echo "gatehouse: $*" >&2; exit 1; }

jdk_release() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

# Leaves JAVA_HOME at a JDK of at least 25. The default one wins when it is new enough.
use_jdk() {
  local home release on_path
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "${on_path:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/* \
      "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
    release=$(jdk_release "$home")
    if [ -n "$release" ] && [ "$release" -ge 25 ]; then JAVA_HOME=$home; export JAVA_HOME; return; fi
  done
  fail "a JDK of version 25 or newer is needed. Install one (for example Temurin 25) or set JAVA_HOME to it."
}

# Leaves MVN at a Maven of at least 3.9. An older one is asked to fetch 3.9.16 once, through the user's own mirrors.
use_maven() {
  local version cache
  command -v mvn > /dev/null 2>&1 || fail "Maven is needed. Install any version of it, then run this command again."
  version=$(MAVEN_ARGS='' mvn --version 2> /dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  case "$version" in
    3.9 | 3.[1-9][0-9]) MVN=mvn; return ;;
  esac
  cache="${GATEHOUSE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/gatehouse}"
  MVN="$cache/apache-maven-3.9.16/bin/mvn"
  [ -x "$MVN" ] && return
  echo "Maven $version is installed and 3.9 is needed: fetching 3.9.16 once into $cache"
  local fresh="$cache/maven.$$"
  mkdir -p "$fresh" || fail "cannot write to $cache; set GATEHOUSE_CACHE to a folder that can be written."
  # In the fresh folder: without a project, the plugin leaves a folder of markers where it runs.
  # shellcheck disable=SC2086 # MAVEN_ARGS holds several words
  (cd "$fresh" && mvn -B -q ${MAVEN_ARGS:-} org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
    -Dartifact=org.apache.maven:apache-maven:3.9.16:zip:bin -DoutputDirectory="$fresh") \
    || fail "Maven 3.9.16 could not be fetched; install Maven 3.9 or newer, or check the network."
  chmod +x "$fresh/apache-maven-3.9.16/bin/mvn"
  mv "$fresh/apache-maven-3.9.16" "$cache/" 2> /dev/null || [ -x "$MVN" ] || fail "cannot write to $cache."
  rm -rf "$fresh"
}

use_node() {
  local major
  command -v node > /dev/null 2>&1 && command -v npm > /dev/null 2>&1 \
    || fail "Node.js 20 or newer with npm is needed to build the console. Install it, then run this command again."
  major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  [ "$major" -ge 20 ] || fail "Node.js 20 or newer is needed to build the console; found $(node --version)."
}
