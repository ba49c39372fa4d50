-- A household that left and came back was affiliated before too: what its old verdicts owe is owed by that stay.
create table former_stay (
    household text collate "C" not null,
    affiliated_on date not null,
    exited_on date not null,
    primary key (household, affiliated_on),
    check (exited_on >= affiliated_on)
);

create function keep_former_stay() returns trigger language plpgsql as $$
begin
    insert into former_stay (household, affiliated_on, exited_on)
    values (old.household, old.affiliated_on, old.exited_on)
    on conflict (household, affiliated_on) do update set exited_on = excluded.exited_on;
    return new;
end $$;

create trigger payee_came_back before update on payee for each row
when (old.exited_on >= old.affiliated_on and new.affiliated_on > old.exited_on)
execute function keep_former_stay();
