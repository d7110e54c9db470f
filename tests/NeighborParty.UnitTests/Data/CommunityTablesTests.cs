using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NeighborParty.Core.Data;

namespace NeighborParty.UnitTests.DataTests;

/// <summary>Whatever says something about people belongs to a community, first of all: so the data can be split by it.</summary>
public sealed class CommunityTablesTests
{
    /// <summary>Personal, and of no community; each with its reason.</summary>
    private static readonly Dictionary<string, string> BeyondCommunities = new(StringComparer.Ordinal)
    {
        ["Accounts"] = "one openid is one account in every community; sealed",
        ["PhoneSessions"] = "a phone signs in before it enters a community",
        ["IdempotencyRecords"] = "an answer is found by its sender and key, wherever he is; sealed, gone after a day",
        ["MessageGrants"] = "WeChat grants messages to an account",
        ["SignInFailures"] = "addresses that guess passwords, before any community is known; gone after a day",
        ["WeChatTokens"] = "WeChat's own token of this installation, nobody's",
        ["WeChatPushes"] = "WeChat names no community; the payload is sealed and goes when it was handled",
    };

    /// <summary>Unique across communities, because it is looked up before the community is known. A distribution has to treat them by hand.</summary>
    private static readonly string[] UniqueEverywhere = ["DoorCodes.Token", "MediaChecks.TraceId", "StaffAccounts.UserName", "StaffSessions.TokenHash"];

    private static readonly string[] PersonalEnds =
        ["Sealed", "PersonId", "AccountId", "AuthorId", "StaffId", "ActorId", "HolderId", "UserName", "DisplayName", "ActorName", "Phone", "Address", "Ip", "Device", "Latitude"];

    public static TheoryData<string> Providers => [.. Dialects.All];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Every_table_of_personal_data_has_the_community_in_front_of_its_key(string provider)
    {
        await using var db = Dialects.Open(provider);
        var personal = db.Model.GetEntityTypes().Where(IsPersonal).ToList();
        Assert.True(personal.Count > 25, $"{personal.Count} tables");
        var without = personal.Where(t => t.FindPrimaryKey()!.Properties[0].Name != nameof(ICommunityOwned.CommunityId) || !typeof(ICommunityOwned).IsAssignableFrom(t.ClrType))
            .Select(t => t.GetTableName()!).Order(StringComparer.Ordinal);
        Assert.Equal(BeyondCommunities.Keys.Order(StringComparer.Ordinal), without);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Every_unique_index_of_a_community_begins_with_it(string provider)
    {
        await using var db = Dialects.Open(provider);
        var without = db.Model.GetEntityTypes().Where(t => typeof(ICommunityOwned).IsAssignableFrom(t.ClrType))
            .SelectMany(t => t.GetIndexes().Where(i => i.IsUnique).Select(i => (Table: t.GetTableName()!, i.Properties)))
            .Where(i => i.Properties[0].Name != nameof(ICommunityOwned.CommunityId))
            .Select(i => $"{i.Table}.{string.Join('+', i.Properties.Select(p => p.Name))}").Order(StringComparer.Ordinal);
        Assert.Equal(UniqueEverywhere, without);
    }

    private static bool IsPersonal(IEntityType type) =>
        type.GetProperties().Any(p => PersonalEnds.Any(end => p.Name.EndsWith(end, StringComparison.Ordinal)));
}
