-- a reading that is recorded in the statement that shows a file enters the audit trail with it
create function audit_of_file_access() returns trigger language plpgsql as $$
begin
    insert into audit_entry (subject, act, object, detail)
    select subject, 'FILE_READ', household, '{}' from added;
    return null;
end
$$;
create trigger file_access_audited after insert on file_access
    referencing new table as added for each statement execute function audit_of_file_access();
