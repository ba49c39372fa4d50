-- Public keys of a sender, as a JWK set: where there are some, its messages must be signed
alter table conditionality_sender add column keys text;

-- Hashes of the ids of a message's records, by which a sender asks for single records; the ids themselves decide
alter table evidence_message add column reference_hashes int[];
create index evidence_message_references on evidence_message using gin (reference_hashes);
