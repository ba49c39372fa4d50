-- By which law an institution may ask whether a household is in the programme without its consent
alter table institution add column legal_basis text;

-- Every question whether a household is in the programme, with the basis on which it was answered
create table enrolment_question (
    id uuid primary key,
    partner text not null,
    message_id text not null,
    content_hash bytea not null,
    household text, -- null where it is not known
    basis text,
    status text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    unique (partner, message_id)
);
create index enrolment_question_household on enrolment_question (household, asked_at) where household is not null;
