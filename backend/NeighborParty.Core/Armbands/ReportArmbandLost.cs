using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Armbands;

/// <param name="Where">Where it may have been lost.</param>
/// <param name="When">UTC; a claim.</param>
public sealed record LossReport(string? Where, DateTime? When, string? Note);

/// <summary>The holder, the leader or staff report it lost: the number is void at once. A repeat changes nothing.</summary>
public sealed class ReportArmbandLost(
    NeighborPartyDb db, FindArmband find, PolicyBook policies, ArmbandHistory history, ArmbandNotices notices, TimeProvider time)
{
    /// <summary>The holder noticed it longer ago than one may take to say so. Noted, never refused.</summary>
    public const string ReportedLate = "reported_late";

    /// <exception cref="RefusedException">400 for a time in the future, 404, 409 wrong_state.</exception>
    public async Task<Armband> RunAsync(Guid id, LossReport report, CancellationToken ct)
    {
        var place = CleanText.Optional("where", report.Where, 60, "地点");
        var note = CleanText.Optional("note", report.Note, 200, "说明");
        var now = time.Now();
        if (report.When > now.AddMinutes(5))
            throw Refusals.Invalid("when", "遗失时间不能晚于现在。");

        await using var write = await db.BeginWriteAsync(ct);
        var (armband, role) = await find.AsHolderOrKeeperAsync(id, ct);
        if (armband.State == ArmbandState.ReportedLost)
            return armband;

        var from = armband.State;
        var policy = await policies.TodayAsync(ct);
        armband.ReportLost(policy.ArmbandLostDays, role, now);
        var text = string.Join("；", new[] { place is null ? null : $"地点：{place}", note }.OfType<string>());
        history.Add(armband, ArmbandStep.ReportLost, from, role,
            new ArmbandFacts(armband.HolderPersonId, IsLate(report, role, policy, now) ? ReportedLate : null, text.Length > 0 ? text : null, report.When));
        await notices.ReportedLostAsync(armband, role, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return armband;
    }

    private static bool IsLate(LossReport report, ArmbandRole role, CommunityPolicy policy, DateTime now) =>
        role == ArmbandRole.Holder && report.When < now.AddHours(-policy.ArmbandLossReportHours);
}
