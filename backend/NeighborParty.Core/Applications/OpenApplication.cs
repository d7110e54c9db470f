using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Applications;

/// <summary>Shows what the applicant wrote, and leaves a trace of who looked.</summary>
public sealed class OpenApplication(NeighborPartyDb db, FindApplication find, SensitiveReads reads, PersonalDataVault vault, TimeProvider time)
{
    /// <summary>A leader opens the answers; from then on an opinion counts.</summary>
    public async Task<(JoinApplication Application, ApplicationForm Form)> ForLeaderAsync(Guid id, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (application, leader) = await find.AsLeaderAsync(id, ct);
        if (!await db.ApplicationOpenings.AnyAsync(o => o.ApplicationId == id && o.PersonId == leader, ct))
        {
            var now = time.Now();
            db.ApplicationOpenings.Add(new ApplicationOpening { Id = Ids.New(now), CommunityId = application.CommunityId, ApplicationId = id, PersonId = leader, OpenedAt = now });
        }

        reads.Record(application.PersonId, "application_form", "application.opinion", ActedVia.Leader);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return (application, application.Form(vault));
    }

    /// <summary>Staff open the whole form.</summary>
    public async Task<ApplicationForm> ForStaffAsync(Guid id, CancellationToken ct)
    {
        var (application, _) = await find.AsStaffAsync(id, ct);
        reads.Record(application.PersonId, "application_form", "application.decision");
        await db.SaveChangesAsync(ct);
        return application.Form(vault);
    }
}
