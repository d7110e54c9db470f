using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Basics;

public sealed class StateMachineTests
{
    private enum Light
    {
        Red,
        Green,
        Broken,
    }

    private enum Push
    {
        Change,
        Smash,
        Repair,
    }

    private enum Who
    {
        Walker,
        Engineer,
    }

    private static readonly StateMachine<Light, Push, Who> Crossing = new("crossing",
        l => l switch { Light.Red => "红灯", Light.Green => "绿灯", _ => "故障" },
        new(Light.Red, Push.Change, Light.Green, Who.Walker, Who.Engineer),
        new(Light.Green, Push.Change, Light.Red, Who.Walker),
        new(Light.Green, Push.Smash, Light.Broken, Who.Walker));

    [Fact]
    public void What_the_table_lists_happens() =>
        Assert.Equal((Light.Green, Light.Red, Light.Broken),
            (Crossing.Next(Light.Red, Push.Change, Who.Engineer), Crossing.Next(Light.Green, Push.Change, Who.Walker), Crossing.Next(Light.Green, Push.Smash, Who.Walker)));

    [Fact]
    public void The_wrong_role_is_forbidden()
    {
        var refused = Assert.Throws<RefusedException>(() => Crossing.Next(Light.Green, Push.Change, Who.Engineer));
        Assert.Equal((RefusalKind.Forbidden, "crossing.wrong_role"), (refused.Kind, refused.Code));
    }

    [Fact]
    public void The_wrong_state_is_a_conflict_that_names_both_states()
    {
        var refused = Assert.Throws<RefusedException>(() => Crossing.Next(Light.Red, Push.Smash, Who.Walker));
        Assert.Equal((RefusalKind.Conflict, "crossing.wrong_state"), (refused.Kind, refused.Code));
        Assert.Equal("当前状态是“红灯”，不能变为“故障”。", refused.Message);
        Assert.Equal(("Red", "Broken"), (refused.Facts["from"], refused.Facts["to"]));
    }

    [Fact]
    public void An_event_that_leads_nowhere_is_a_conflict_too() =>
        Assert.Equal("当前状态是“故障”，不能这样操作。", Assert.Throws<RefusedException>(() => Crossing.Next(Light.Broken, Push.Repair, Who.Engineer)).Message);

    [Fact]
    public void Allows_and_Next_agree_on_every_combination()
    {
        foreach (var from in Enum.GetValues<Light>())
            foreach (var on in Enum.GetValues<Push>())
                foreach (var by in Enum.GetValues<Who>())
                    Assert.Equal(Crossing.Allows(from, on, by), Record.Exception(() => Crossing.Next(from, on, by)) is null);
    }
}
