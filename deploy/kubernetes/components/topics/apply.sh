#!/bin/bash
# Makes the topics of topics.txt that are missing, and gives the rights of access.txt. Repeatable; nothing is taken away.
set -euo pipefail
here="$(dirname "$0")"
kafka="${KAFKA_BIN:-/opt/kafka/bin}"
client="${CLIENT_PROPERTIES:-/etc/juntos/kafka.properties}"
: "${JUNTOS_KAFKA:?}" "${REPLICATION:=3}"
insync=$((REPLICATION > 1 ? REPLICATION - 1 : 1))

grep -v '^#' "$here/topics.txt" | while read -r topic partitions bytes; do
  "$kafka/kafka-topics.sh" --bootstrap-server "$JUNTOS_KAFKA" --command-config "$client" --create --if-not-exists \
    --topic "$topic" --partitions "$partitions" --replication-factor "$REPLICATION" \
    --config retention.ms=-1 --config "max.message.bytes=$bytes" --config "min.insync.replicas=$insync"
done

grep -v '^#' "$here/access.txt" | while read -r principal operation kind name pattern; do
  "$kafka/kafka-acls.sh" --bootstrap-server "$JUNTOS_KAFKA" --command-config "$client" --add --force \
    --allow-principal "User:$principal" --operation "$operation" "--$kind" "$name" --resource-pattern-type "$pattern"
done
