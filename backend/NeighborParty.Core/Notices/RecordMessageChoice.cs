using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Notices;

/// <summary>What the person tapped in WeChat's dialog for one template.</summary>
public enum MessageChoice
{
    Accept,

    /// <summary>This time not: takes away nothing that was granted before.</summary>
    Reject,

    /// <summary>Never: switched off in the settings, or banned by WeChat.</summary>
    Ban,
}

/// <summary>Counts what a phone reports. WeChat cannot be asked; it corrects a wrong count with its refusal.</summary>
public sealed class RecordMessageChoice(NeighborPartyDb db, ConsentCheck consents, CurrentActor current, TimeProvider time)
{
    /// <summary>More than anybody uses up; a phone gone wild counts no further.</summary>
    private const int MostGrants = 50;

    /// <exception cref="RefusedException">403 <c>consent_required</c> for messages.</exception>
    public async Task<MessageGrant> RunAsync(MessageTemplate template, MessageChoice choice, CancellationToken ct)
    {
        var person = current.RequirePerson();
        if (choice == MessageChoice.Accept)
            await consents.RequireAsync(person, ConsentPurpose.Messages, ct);
        await using var write = await db.BeginWriteAsync(ct);
        var account = current.Actor.Id;
        var name = template.ToString();
        var grant = await db.MessageGrants.FirstOrDefaultAsync(g => g.AccountId == account && g.Template == name, ct);
        if (grant is null)
            db.MessageGrants.Add(grant = new MessageGrant { Id = Ids.New(time.Now()), AccountId = account, Template = name });
        if (choice == MessageChoice.Accept && grant.Left < MostGrants)
            grant.Accepted();
        else if (choice == MessageChoice.Ban)
            grant.Refused();
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return grant;
    }
}
