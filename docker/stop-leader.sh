#!/usr/bin/env bash
# Stops the leader of the cluster during a load on both servers and shows that nothing acknowledged is lost:
#   docker/stop-leader.sh kill     the leader's process is killed, and started again later
#   docker/stop-leader.sh pause    it falls silent, and goes on later
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
  kill) heal=start ;;
  pause) heal=unpause ;;
  *)
    echo "usage: docker/stop-leader.sh kill|pause; got \"${1:-}\"" >&2
    exit 2
    ;;
esac

compose='docker compose --project-name chancery-test --file docker/kurrentdb-cluster.yaml'
trap '$compose down --volumes' EXIT
$compose up --build --wait

# Each node tells who leads: the one that says so of itself is the leader.
leader=''
for node in 1 2 3; do
  if curl --silent --max-time 3 "http://127.0.0.1:211$node/info" | grep -q '"state": *"leader"'; then leader="node$node"; fi
done
[ -n "$leader" ] || { echo 'expected one node to be the leader, none is' >&2; exit 1; }

npm run outage -- --replica http://127.0.0.1:3001 --replica http://127.0.0.1:3002 \
  --break "$compose $1 $leader && echo $leader" --heal "$compose $heal $leader && echo $leader"
