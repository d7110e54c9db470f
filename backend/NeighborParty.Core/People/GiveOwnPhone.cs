using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Sessions;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.People;

/// <summary>The signed-in resident gives the phone number that WeChat vouches for. It is sealed on arrival.</summary>
public sealed class GiveOwnPhone(NeighborPartyDb db, IWeChat weChat, PersonalDataVault vault, CurrentActor current, AuditTrail audit)
{
    /// <returns>The masked number.</returns>
    /// <exception cref="RefusedException">403 before the core consent; 422 for a code that is used, old, somebody else's or of another kind; 503 when WeChat cannot be reached.</exception>
    public async Task<string> RunAsync(string phoneCode, CancellationToken ct)
    {
        var personId = current.RequirePerson();
        var account = await db.Accounts.AsNoTracking().FirstAsync(a => a.Id == current.Actor.Id, ct);
        var number = await AskAsync(phoneCode, account.OpenId(vault), ct);
        var phone = PhoneNumbers.Normalize(number.CountryCode == "86" ? number.PureNumber : $"+{number.CountryCode}{number.PureNumber}")
            ?? throw PeopleRefusals.BadPhoneCode();

        await using var write = await db.BeginWriteAsync(ct);
        var person = await db.People.FirstAsync(p => p.Id == personId, ct);
        if (person.Phone(vault) != phone)
        {
            audit.Record(new Act(person.PhoneSealed is null ? "person.phone_given" : "person.phone_changed", nameof(Person), personId));
            person.SetPhone(phone, vault);
            await db.SaveChangesAsync(ct);
        }

        await write.CommitAsync(ct);
        return Masking.Phone(phone);
    }

    private async Task<WeChatPhoneNumber> AskAsync(string phoneCode, string openId, CancellationToken ct)
    {
        try
        {
            return await weChat.GetPhoneNumberAsync(phoneCode, openId, ct);
        }
        catch (WeChatException e)
        {
            throw e.Failure switch
            {
                WeChatFailure.BadCode or WeChatFailure.UsedCode or WeChatFailure.InvalidArgument or WeChatFailure.ForeignUser => PeopleRefusals.BadPhoneCode(),
                WeChatFailure.HighRiskUser => SessionRefusals.Blocked(),
                _ => SessionRefusals.WeChatDown(),
            };
        }
    }
}
