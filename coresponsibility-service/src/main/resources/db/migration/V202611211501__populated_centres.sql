-- Exceptions of populated centres: within a district, as the register names them
alter table household add column populated_centre text;
create index household_centre on household (district, populated_centre);
alter table expected_household add column populated_centre text;

alter table exception_request drop constraint exception_request_coverage_check;
alter table exception_request add check (coverage in ('MEMBER', 'DISTRICTS', 'CENTRES', 'ESTABLISHMENTS'));
-- id in the file of those that come approved
alter table exception_request add column file_id text unique;

create table staging_exception_area (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    exception_id text, period text, district text, populated_centre text, reason text, support text, proposed_by text,
    approved_by text
) partition by list (import_id);
