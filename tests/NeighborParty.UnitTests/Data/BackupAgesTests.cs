using NeighborParty.Core.Backups;

namespace NeighborParty.UnitTests.Data;

public sealed class BackupAgesTests
{
    private static readonly DateTime Now = new(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Made_every_three_minutes_for_two_months_they_stay_few_and_reach_back_five_weeks()
    {
        var kept = new List<string>();
        var now = Now;
        for (; now < Now.AddDays(60); now = now.AddMinutes(3))
        {
            kept.Add(BackupAges.NameAt(now));
            var gone = BackupAges.Superfluous(kept, now).ToHashSet(StringComparer.Ordinal);
            kept.RemoveAll(gone.Contains);
            Assert.True(kept.Count <= 150, $"{kept.Count} at {now:O}");
        }

        var last = now.AddMinutes(-3);
        Assert.All(Enumerable.Range(0, 61), i => Assert.Contains(BackupAges.NameAt(last.AddMinutes(-3 * i)), kept));
        Assert.All(Enumerable.Range(4, 43), h => Assert.Contains(BackupAges.NameAt(new DateTime(last.Year, last.Month, last.Day, last.Hour, 0, 0, DateTimeKind.Utc).AddHours(-h)), kept));
        Assert.All(Enumerable.Range(3, 31), d => Assert.Contains(BackupAges.NameAt(last.Date.AddDays(-d)), kept));
    }

    [Fact]
    public void The_newest_stays_however_old_it_is_and_other_files_are_left_alone()
    {
        string[] names = [BackupAges.NameAt(Now.AddDays(-90)), BackupAges.NameAt(Now.AddDays(-80)), "before-the-update.npbackup", "neighborparty-2025.npbackup", "notes.txt"];
        Assert.Equal([names[0]], BackupAges.Superfluous(names, Now));
    }
}
