using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Armbands;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Sealing;

/// <summary>What a thief of the disk or of the logs would find, and what a change of keys does to running requests.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class SealedDataTests(LoudProduct product) : IClassFixture<LoudProduct>
{
    private const int Many = 200;

    [Fact]
    public async Task Two_hundred_known_phones_and_doors_are_nowhere_on_the_disk_nor_in_the_logs()
    {
        var n = await Neighbours.CreateAsync(product);
        var known = await SeedAsync(n, 10_000);
        var serial = (await n.AddArmbandsAsync(1))[0];
        await n.GiveAsync(serial, n.Member);
        Assert.Equal(Many, await n.ReadAsync(db => db.People.CountAsync(p => p.PhoneSealed != null)));

        var files = Directory.EnumerateFiles(product.Folder, "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(files, f => f.EndsWith("-wal", StringComparison.Ordinal));
        var logs = product.Logs.Text;
        Assert.Contains("INSERT INTO", logs, StringComparison.Ordinal);
        var disk = await Task.WhenAll(files.Select(ReadSharedAsync));
        foreach (var text in known)
        {
            Assert.DoesNotContain(text, logs, StringComparison.Ordinal);
            foreach (var needle in new[] { Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text), Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))) })
                Assert.All(disk, bytes => Assert.True(bytes.AsSpan().IndexOf(needle) < 0, text));
        }

        // The probe finds what is there.
        Assert.Contains(disk, bytes => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(serial)) >= 0);
    }

    [Fact]
    public async Task A_ciphertext_does_not_open_in_another_row_or_column()
    {
        var n = await Neighbours.CreateAsync(product);
        await SeedAsync(n, 20_000);
        var vault = product.Services.GetRequiredService<PersonalDataVault>();
        var (a, b) = await n.ReadAsync(async db =>
        {
            var two = await db.People.AsNoTracking().Where(p => p.PhoneSealed != null).OrderBy(p => p.Id).Take(2).ToListAsync();
            return (two[0], two[1]);
        });
        Assert.NotEqual(a.Phone(vault), b.Phone(vault));
        await SwapAsync(a.Id, a.PhoneSealed!, b.Id, b.PhoneSealed!);
        foreach (var id in new[] { a.Id, b.Id })
        {
            var swapped = await n.ReadAsync(db => db.People.AsNoTracking().FirstAsync(p => p.Id == id));
            Assert.ThrowsAny<CryptographicException>(() => swapped.Phone(vault));
        }

        Assert.ThrowsAny<CryptographicException>(() => vault.Open(Dwelling.DoorField, a.Id, a.PhoneSealed!));
        await SwapAsync(a.Id, b.PhoneSealed!, b.Id, a.PhoneSealed!);
        Assert.NotNull((await n.ReadAsync(db => db.People.AsNoTracking().FirstAsync(p => p.Id == a.Id))).Phone(vault));
    }

    [Fact]
    public async Task Keys_rotate_under_a_running_program_and_everything_stays_readable()
    {
        var n = await Neighbours.CreateAsync(product);
        var known = (await SeedAsync(n, 30_000)).ToHashSet(StringComparer.Ordinal);
        var serials = await n.AddArmbandsAsync(30, NeighborParty.Core.Armbands.ArmbandKind.PerDuty);
        var first = await (await n.Leader.IssueAsync(serials[0], n.Member.PersonId, key: "before")).Content.ReadAsStringAsync();

        var rotation = CommandLine.RunAsync(product.Folder, "keys", "rotate");
        var written = await Task.WhenAll(serials.Skip(1).Select(s => n.Leader.IssueAsync(s, n.Member.PersonId)));
        var outcome = await rotation;
        Assert.True(outcome.Exit == 0, outcome.Errors);
        Assert.All(written, a => a.EnsureSuccessStatusCode());

        var vault = product.Services.GetRequiredService<PersonalDataVault>();
        var people = await n.ReadAsync(db => db.People.AsNoTracking().Where(p => p.PhoneSealed != null).ToListAsync());
        Assert.Equal(Many, people.Count);
        Assert.All(people, p => Assert.Contains(p.Phone(vault)!, known));
        Assert.All(people, p => Assert.StartsWith("k2.", p.PhoneSealed!, StringComparison.Ordinal));
        Assert.All(await n.ReadAsync(db => db.Dwellings.AsNoTracking().ToListAsync()), d => Assert.Contains(d.Door(vault), known));
        Assert.Equal(first, await (await n.Leader.IssueAsync(serials[0], n.Member.PersonId, key: "before")).Content.ReadAsStringAsync());
        var phone = people[0].Phone(vault)!;
        Assert.Equal(people[0].Id, await n.ReadAsync(db => db.People.Where(p => p.PhoneIndex == Person.IndexOf(n.CommunityId, phone, vault)).Select(p => p.Id).SingleAsync()));

        // What the running program sealed in between with the old key: one more pass takes it, and finds nothing unreadable.
        outcome = await CommandLine.RunAsync(product.Folder, "keys", "reseal");
        Assert.True(outcome.Exit == 0, outcome.Errors);
        var tables = await n.ReadAsync(db => Task.FromResult(SealedColumns.Of(db).Select(c => (Table: TableOf(db, c), c.Property)).ToList()));
        Assert.NotEmpty(tables);
        foreach (var (table, column) in tables)
            Assert.Equal(0L, await ScalarAsync($"SELECT COUNT(*) FROM \"{table}\" WHERE \"{column}\" LIKE 'k1.%'"));
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(product.Folder, "neighborparty.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static string TableOf(NeighborPartyDb db, SealedColumn column) => db.Model.FindEntityType(column.Entity)!.GetTableName()!;

    /// <summary>200 people with a phone and 200 dwellings with a door number; the texts.</summary>
    private static async Task<IReadOnlyList<string>> SeedAsync(Neighbours n, int from)
    {
        var known = new List<string>();
        await n.Product.InsideAsync(n.CommunityId, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var vault = services.GetRequiredService<PersonalDataVault>();
            var now = services.GetRequiredService<TimeProvider>().Now();
            for (var i = 0; i < Many; i++)
            {
                var (phone, door) = ($"199000{from + i:00000}", $"门牌{from + i}室");
                var person = new Person { Id = Ids.New(now), CommunityId = n.CommunityId, CreatedAt = now };
                person.Rename($"居民{i}");
                person.SetPhone(phone, vault);
                db.People.Add(person);
                db.Dwellings.Add(Dwelling.Create(Ids.New(now), n.CommunityId, n.Building1Id, n.Stairwell1Id, door, vault));
                known.AddRange(phone, door);
            }

            await db.SaveChangesAsync();
        });
        return known;
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    private async Task SwapAsync(Guid a, string ofA, Guid b, string ofB)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(product.Folder, "neighborparty.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE People SET PhoneSealed = $ofB WHERE Id = $a; UPDATE People SET PhoneSealed = $ofA WHERE Id = $b;";
        command.Parameters.AddWithValue("$a", a.ToByteArray(bigEndian: true));
        command.Parameters.AddWithValue("$b", b.ToByteArray(bigEndian: true));
        command.Parameters.AddWithValue("$ofA", ofA);
        command.Parameters.AddWithValue("$ofB", ofB);
        Assert.Equal(2, await command.ExecuteNonQueryAsync());
    }
}
