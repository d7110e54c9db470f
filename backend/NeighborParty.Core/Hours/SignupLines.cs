namespace NeighborParty.Core.Hours;

/// <summary>The lines of one service.</summary>
public static class SignupLines
{
    /// <summary>Grants and what takes them back. An adjustment stands for no sign-up; only a question that says so is answered by the index on the sign-up.</summary>
    public static IQueryable<HoursEntry> OfSignup(this IQueryable<HoursEntry> lines, Guid signupId) => lines.Where(e => e.SignupId == signupId && e.Kind != HoursKind.Adjust);
}
