#!/usr/bin/env bash
# Runs the suites for a real store on a store in containers: docker/test-cluster.sh single|cluster
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
  single) services=(kurrentdb) store='kurrentdb://127.0.0.1:2113?tls=false' ;;
  cluster) services=(node1 node2 node3) store='kurrentdb://127.0.0.1:2111,127.0.0.1:2112,127.0.0.1:2113?tls=false' ;;
  *)
    echo "usage: docker/test-cluster.sh single|cluster; got \"${1:-}\"" >&2
    exit 2
    ;;
esac

# Volumes of its own, and gone at the end: the store of somebody who works with it is not touched.
compose() { docker compose --project-name chancery-test --file "docker/kurrentdb-$1.yaml" "${@:2}"; }
trap 'compose "$1" down --volumes' EXIT
compose "$1" up --wait "${services[@]}"
CHANCERY_TEST_KURRENTDB="$store" npm run test:kurrentdb
