using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;

namespace NeighborParty.UnitTests.Duties;

public sealed class WaitListTests
{
    [Theory]
    [InlineData(100 * 60, 12 * 60)]
    [InlineData(48 * 60, 12 * 60)]
    [InlineData(47 * 60, (47 * 60) / 4d)]
    [InlineData(60, 15)]
    [InlineData(4, 1)]
    public void An_offer_lasts_a_quarter_of_the_time_left_and_at_most_twelve_hours(double minutesLeft, double minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), OfferPlaces.OfferLasts(TimeSpan.FromMinutes(minutesLeft), new CommunityPolicy()));

    [Fact]
    public void Roles_have_numbers_that_never_meet_and_grow_without_meeting()
    {
        var roles = Enumerable.Range(1, PlannedRole.MaxRoles).Select(n => new ShiftRole { Sort = n }).ToList();
        roles.ForEach(r => r.Describe(0, DutyPlan.MaxCapacity, null));
        var all = roles.SelectMany(r => r.Slots).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        // Nor those of a shift without roles.
        Assert.True(all.Min() > DutyPlan.MaxCapacity);
    }

    [Fact]
    public void With_roles_the_capacity_is_theirs_together()
    {
        var plan = Plan([new PlannedRole(" 登记 \n员", 1, 2), new PlannedRole("巡查", 2, 4)]).Checked();
        Assert.Equal((3, 6), (plan.CapacityMin, plan.CapacityMax));
        Assert.Equal("登记 员", plan.Roles[0].Name);
    }

    [Theory]
    [InlineData("a", 1, "a", 1)]
    [InlineData("a", 0, "b", 1)]
    [InlineData("a", 400, "b", 400)]
    [InlineData("", 1, "b", 1)]
    public void Roles_out_of_their_limits_are_refused(string one, int max, string other, int otherMax) =>
        Assert.Throws<RefusedException>(() => Plan([new PlannedRole(one, 0, max), new PlannedRole(other, 0, otherMax)]).Checked());

    [Fact]
    public void Lists_of_a_series_come_back_as_they_were()
    {
        List<PlannedRole> roles = [new("登记 2 号台", 0, 3), new("巡查", 1, 1)];
        Assert.Equal(roles, RoleListConverter.Read(RoleListConverter.Write(roles)));
        Assert.Empty(RoleListConverter.Read(""));
        List<RoleSkill> skills = [new("登记 2 号台", "writing"), new("巡查", "security")];
        Assert.Equal(skills, RoleSkillListConverter.Read(RoleSkillListConverter.Write(skills)));
        Assert.Empty(RoleSkillListConverter.Read(""));
        List<DateOnly> days = [new(2026, 1, 1), new(2026, 10, 7)];
        Assert.Equal(days, DayListConverter.Read(DayListConverter.Write(days)));
        Assert.Empty(DayListConverter.Read(""));
    }

    [Fact]
    public void A_place_that_few_can_fill_is_given_first_and_to_nobody_else()
    {
        var (any, repair) = (new Guid("01950000-0000-7000-8000-000000000001"), new Guid("01950000-0000-7000-8000-000000000002"));
        List<FreePlace> free = [new(any, 1001), new(any, 1002), new(repair, 2001, "repair")];
        Assert.Equal(1001, FreePlace.For([], null, free)!.Slot);
        Assert.Equal(2001, FreePlace.For(["driving", "repair"], null, free)!.Slot);
        Assert.Equal(1001, FreePlace.For(["repair"], any, free)!.Slot);
        Assert.Null(FreePlace.For(["driving"], repair, free));
        Assert.Null(FreePlace.For([], null, free[2..]));
    }

    private static DutyPlan Plan(IReadOnlyList<PlannedRole> roles) => new("巡逻", null, null, Guid.Empty, 60, 0, 1, RequiredEvidence.CodeOnly, null) { Roles = roles };
}
