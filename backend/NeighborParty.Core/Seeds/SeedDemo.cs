using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Seeds;

/// <summary>How to sign in to the demo: made at the first start, different everywhere.</summary>
public sealed record DemoSignIn(string UserName, string DisplayName, string Community, StaffRole Role, string Password);

/// <summary>
/// Fills an empty database with the two demo communities of seeds/demo, each in its own scope: nothing of one can
/// slip into the other. A part of a noun's own (shifts, posts) is an <see cref="IDemoPart"/> in that noun's folder.
/// </summary>
public sealed class SeedDemo(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <returns>The staff accounts made, or nothing when the database is not empty.</returns>
    public async Task<IReadOnlyList<DemoSignIn>> RunAsync(string folder, CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope())
            if (await scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().Communities.AnyAsync(ct))
                return [];

        var names = DemoFiles.Read<DemoNames>(folder, "names.json");
        var users = DemoFiles.Read<DemoWeChatUser[]>(folder, "wechat-users.json").ToDictionary(u => u.Key, StringComparer.Ordinal);
        var signIns = new List<DemoSignIn>();
        foreach (var community in DemoFiles.Read<DemoCommunity[]>(folder, "communities.json"))
            signIns.AddRange(await SeedAsync(community, names, users, ct));
        return signIns;
    }

    private async Task<IReadOnlyList<DemoSignIn>> SeedAsync(
        DemoCommunity file, DemoNames names, IReadOnlyDictionary<string, DemoWeChatUser> users, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var now = time.Now();
        var community = new Community { Id = Ids.New(now), Name = file.Name, Street = file.Street, CreatedAt = now };
        services.GetRequiredService<CommunityScope>().Enter(community.Id);
        var db = services.GetRequiredService<NeighborPartyDb>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;

        await using var write = await db.BeginWriteAsync(ct);
        db.Communities.Add(community);
        var town = new DemoTown(community.Id, file, names, users, now);
        services.GetRequiredService<DemoPlacesAndPeople>().Fill(town);
        var signIns = AddStaff(db, town);
        services.GetRequiredService<AuditTrail>().Record(new Act("demo.seeded", nameof(Community), community.Id));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        foreach (var part in services.GetServices<IDemoPart>().OrderBy(p => p.Order))
        {
            await part.FillAsync(town, ct);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        await write.CommitAsync(ct);
        return signIns;
    }

    private static List<DemoSignIn> AddStaff(NeighborPartyDb db, DemoTown town)
    {
        var signIns = new List<DemoSignIn>();
        foreach (var file in town.File.Staff)
        {
            var staff = new StaffAccount
            {
                Id = Ids.New(town.Now), CommunityId = town.CommunityId, UserName = file.UserName, DisplayName = file.DisplayName,
                Role = file.Role, CreatedAt = town.Now, PasswordChangedAt = town.Now,
            };
            var password = StaffPasswords.Random();
            staff.PasswordHash = StaffPasswords.Hash(staff, password);
            db.StaffAccounts.Add(staff);
            signIns.Add(new DemoSignIn(file.UserName, file.DisplayName, town.File.Name, file.Role, password));
        }

        return signIns;
    }
}

/// <summary>A noun's share of the demo, run after places, people and groups are there.</summary>
public interface IDemoPart
{
    /// <summary>Smaller runs first.</summary>
    int Order { get; }

    /// <summary>Adds rows to the unit of work; the caller saves.</summary>
    Task FillAsync(DemoTown town, CancellationToken ct);
}
