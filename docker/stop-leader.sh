#!/usr/bin/env bash
# Stops the leader of the cluster during a load on both servers and shows that nothing acknowledged is lost:
#   docker/stop-leader.sh kill     the leader's process is killed, and started again later
#   docker/stop-leader.sh pause    it falls silent, and goes on later
#   docker/stop-leader.sh leader   prints which node leads, and does nothing else
set -euo pipefail
cd "$(dirname "$0")/.."

# Each node tells its own state.
leader() {
  for node in 1 2 3; do
    if curl --silent --max-time 3 "http://127.0.0.1:211$node/info" | grep --quiet '"state": *"leader"'; then
      echo "node$node"
      return
    fi
  done
  echo 'expected one node to be the leader, none is' >&2
  return 1
}

case "${1:-}" in
  kill) heal=start ;;
  pause) heal=unpause ;;
  leader)
    leader
    exit
    ;;
  *)
    echo "usage: docker/stop-leader.sh kill|pause|leader; got \"${1:-}\"" >&2
    exit 2
    ;;
esac

compose='docker compose --project-name chancery-test --file docker/kurrentdb-cluster.yaml'
stopped=$(mktemp)
trap '$compose down --volumes; rm "$stopped"' EXIT
$compose up --build --wait

# The leader is looked for when it is stopped: it may be another one by then.
npm run outage -- --replica http://127.0.0.1:3001 --replica http://127.0.0.1:3002 \
  --break "docker/stop-leader.sh leader >$stopped && $compose $1 \$(cat $stopped) && cat $stopped" \
  --heal "$compose $heal \$(cat $stopped) && cat $stopped"
