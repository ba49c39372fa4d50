-- Invented households, the same for everybody who tries things out. Nothing here was ever anybody's.
insert into sandbox.household (household, district, populated_centre, ready, external_id, bucket, state, class, member_count, version)
select 'H99999999999990' || lpad(n::text, 2, '0'), d.district, d.district || '0001', s.state in ('AFFILIATED', 'SUSPENDED'),
  'PRUEBA-' || lpad(n::text, 2, '0'), 0, s.state, case when n % 3 = 0 then 'POOR' else 'EXTREME_POOR' end, 2 + n % 5, 1
from generate_series(1, 12) n
cross join lateral (select (array['050101', '080101', '150101'])[1 + n % 3] as district) d
cross join lateral (select (array['AFFILIATED', 'AFFILIATED', 'SUSPENDED', 'AFFILIATED', 'EXITED', 'VALIDATED'])[1 + n % 6] as state) s
on conflict (household) do nothing;

-- The same invented household is referred to every institution that tries things out.
drop index if exists sandbox.referral_standing;
drop index if exists sandbox.referral_attempt;

-- What an institution finds: an offer of its own, and referrals of the first six households, the last without a consent in force.
create or replace function sandbox.prepare_sandbox(institution_code text, on_day date) returns void language plpgsql as $$
declare
    offered uuid := md5('sandbox/' || institution_code)::uuid;
begin
    insert into institution (code, name, ruc, sandbox, standing, territory, fields, legal_basis, terms, terms_agreed_at, registered_at)
    select code, name, ruc, true, 'ACCEPTED', '{*}', '{HOUSEHOLD,DISTRICT,POPULATED_CENTRE,BONUS}', 'SANDBOX', terms, terms_agreed_at,
      registered_at
    from public.institution where code = institution_code on conflict (code) do nothing;
    delete from institution_key k where k.institution = institution_code and not exists (
      select from public.institution_key r where r.institution = k.institution and r.kid = k.kid);
    insert into institution_key (institution, kid, jwk, added_at, good_until)
    select institution, kid, jwk, added_at, good_until from public.institution_key where institution = institution_code
    on conflict (institution, kid) do update set jwk = excluded.jwk, good_until = excluded.good_until;
    insert into offer (id, programme, partner, reference, area, bonus, places, free, opens_on, closes_on, version)
    values (offered, 'CAPACIDADES_PRODUCTIVAS_RURALES', institution_code, 'oferta-de-prueba', '*', 'PRODUCTIVE', 20, 14,
      on_day - 30, on_day + 365, 1)
    on conflict do nothing;
    insert into referral (id, household, bucket, district, bonus, programme, partner, offer, stage, proposed_on, since, due, sent,
      consented, version)
    select md5('sandbox/' || institution_code || '/' || h.household)::uuid, h.household, 0, h.district, 'PRODUCTIVE',
      'CAPACIDADES_PRODUCTIVAS_RURALES', institution_code, offered, 'SENT', on_day - 10, on_day - 5, on_day + 25, true, true, 3
    from household h where h.household between 'H9999999999999001' and 'H9999999999999006'
    on conflict do nothing;
    insert into consent (referral, partner, fields, given_on, valid_until, recorded_by, recorded_at)
    select r.id, institution_code, '{HOUSEHOLD,DISTRICT}', on_day - 10,
      case when r.household = 'H9999999999999006' then on_day - 1 else on_day + 365 end, 'sandbox', now()
    from referral r where r.partner = institution_code and r.offer = offered
    on conflict do nothing;
end
$$;
