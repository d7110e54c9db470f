using System.Buffers.Text;
using System.Buffers.Binary;
using NeighborParty.Core.Duties;

namespace NeighborParty.Benchmarks.Schema;

/// <summary>Check-ins of the last sixty days, and the duties to come with one place for every member.</summary>
public sealed partial class SeedRows
{
    private static readonly TimeSpan ShiftsOf = TimeSpan.FromDays(60);
    private static readonly TimeSpan NotYet = TimeSpan.FromDays(300);

    private static IEnumerable<object?[]> DutyPlaces() => Each(SeedPlan.MainBuildings, b =>
        [SeedIds.Of(SeedKind.Place, b), Main, $"{b + 1}号楼门口", SeedPlan.Latitude, SeedPlan.Longitude, 100, 1]);

    private IEnumerable<object?[]> Shifts() =>
        Each(plan.PastShifts, s => Shift(SeedIds.Of(SeedKind.Shift, s), s, PastStart(s), ShiftState.Ended, null))
            .Concat(Each(plan.LiveShifts, s => Shift(plan.LiveShift(s), s, plan.Now + NotYet, ShiftState.Open, Convert.ToHexString(SeedPlan.SecretOf(s)))));

    private object?[] Shift(Guid id, int number, DateTime start, ShiftState state, string? secret)
    {
        var building = number % SeedPlan.MainBuildings;
        return
        [
            id, Main, SeedIds.Of(SeedKind.Group, building), "早高峰值守", SeedIds.Of(SeedKind.Place, building), $"{building + 1}号楼门口", SeedPlan.Latitude, SeedPlan.Longitude, 100,
            start, start.AddHours(2), start.AddHours(-2), start.AddMinutes(-30), start.AddMinutes(30), start.AddHours(3), 1, SeedPlan.PlacesInShift,
            nameof(RequiredEvidence.CodeAndPlace), state.ToString(), secret is null ? null : vault.Seal(Core.Duties.Shift.SecretField, id, secret), 0, 1, start.AddDays(-20),
        ];
    }

    private IEnumerable<object?[]> Signups() =>
        Each(plan.Rows, r => [SeedIds.Of(SeedKind.Signup, r), Main, ShiftOfRow(r), Person(r % plan.Members), nameof(SignupState.CheckedOut), (r % SeedPlan.PlacesInShift) + 1, CheckedInAt(r).AddDays(-5), 2])
            .Concat(Each(plan.Members, m => [LiveSignup(m), Main, plan.LiveShift(SeedPlan.LiveShiftOf(m)), Person(m), nameof(SignupState.Confirmed), (m % SeedPlan.PlacesInShift) + 1, plan.Now, 1]));

    private IEnumerable<object?[]> CheckIns() => Each(plan.Rows, r =>
    {
        var id = SeedIds.Of(SeedKind.Attendance, r);
        var state = SeedIds.Pick(r, 21, 1000) switch { 0 => AttendanceState.PendingLeader, < 11 => AttendanceState.Refused, _ => AttendanceState.Accepted };
        return
        [
            id, Main, SeedIds.Of(SeedKind.Signup, r), ShiftOfRow(r), Person(r % plan.Members), SeedIds.Of(SeedKind.Group, r / SeedPlan.PlacesInShift % SeedPlan.MainBuildings), nameof(AttendanceKind.In), CheckedInAt(r), "Self", state.ToString(),
            58_000_000L + r, 1L, SeedIds.Pick(r, 22, 60), 15, vault.Seal(AttendanceEvent.LocationField, id, "30.2700,109.4900"), Key(r, 23), Key(r, 24),
            CheckedInAt(r), CheckedInAt(r), 0, SeedIds.Of(SeedKind.Account, r % plan.Members),
        ];
    });

    public static Guid LiveSignup(int member) => SeedIds.Of(SeedKind.Signup, 10_000_000L + member);

    private static Guid ShiftOfRow(int row) => SeedIds.Of(SeedKind.Shift, row / SeedPlan.PlacesInShift);

    private DateTime PastStart(int shift) => plan.Now.Date.AddHours(1) - ShiftsOf + TimeSpan.FromDays((int)((long)shift * (int)(ShiftsOf.TotalDays - 1) / plan.PastShifts));

    private DateTime CheckedInAt(int row) => PastStart(row / SeedPlan.PlacesInShift).AddSeconds((row % SeedPlan.PlacesInShift) - 250);

    /// <summary>As long and as random as a blind index.</summary>
    private static string Key(int row, int purpose)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, SeedIds.Scatter(((ulong)purpose << 40) + (ulong)row));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], SeedIds.Scatter(((ulong)purpose << 50) + (ulong)row));
        return Base64Url.EncodeToString(bytes);
    }
}
