using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

public sealed class SwapTests(Product product) : IClassFixture<Product>
{
    private static Task<HttpResponseMessage> AnswerAsync(Resident who, string swap, string how) => who.Phone.PostAsync($"/api/v1/swaps/{swap}/{how}");

    private static async Task<string> AskAsync(Resident who, Guid shift, Guid? to = null) =>
        (await OkAsync(await who.Phone.PostAsync($"/api/v1/shifts/{shift}/swaps", new { toPersonId = to, note = "孩子发烧" })))["id"]!.GetValue<string>();

    [Fact]
    public async Task A_neighbour_takes_the_place_and_both_rows_stay()
    {
        var desk = await CreateAsync(product);
        var (member, other) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(600, capacity: 1);
        await desk.PutOnListAsync(shift, member);
        var swap = await AskAsync(member, shift, other.PersonId);
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == other.PersonId && m.Kind == "swap.asked")));
        await RefusedAsync(409, "swap.open", await member.Phone.PostAsync($"/api/v1/shifts/{shift}/swaps", new { }));
        await RefusedAsync(404, "not_found", await AnswerAsync(desk.Neighbours.Leader, swap, "accept"));
        await RefusedAsync(409, "swap.self", await AnswerAsync(member, swap, "accept"));
        Assert.True((await OkAsync(await other.Phone.GetAsync("/api/v1/me/swaps")))["items"]![0]!["forMe"]!.GetValue<bool>());

        Assert.Equal("accepted", (await OkAsync(await AnswerAsync(other, swap, "accept")))["state"]!.GetValue<string>());
        await OkAsync(await AnswerAsync(other, swap, "accept"));
        var rows = await desk.DbAsync(db => db.ShiftSignups.Where(s => s.ShiftId == shift).OrderBy(s => s.SignedUpAt).ThenBy(s => s.Id).ToListAsync());
        Assert.Equal([(member.PersonId, SignupState.Swapped, null), (other.PersonId, SignupState.Confirmed, 1)], rows.Select(r => (r.PersonId, r.State, r.Slot)));
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == member.PersonId && m.Kind == "swap.accepted")));
        await desk.LaterAsync(TimeSpan.FromMinutes(600), member, other);
        await RefusedAsync(409, "signup.wrong_state", await desk.CheckInAsync(shift, member));
        await OkAsync(await desk.CheckInAsync(shift, other));
    }

    [Theory]
    [InlineData(400, "invalid_input", "请打 199 0000 0077 找我")]
    [InlineData(400, "invalid_input", "身份证 11010519491231002X")]
    [InlineData(400, "invalid_input", "谁不来谁是傻 逼")]
    [InlineData(422, "moderation.asks_for_money", "顺便借点钱")]
    public async Task A_note_says_nothing_that_the_whole_group_should_not_read(int status, string code, string note)
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await RefusedAsync(status, code, await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/swaps", new { note }));
        Assert.Equal(0, await desk.DbAsync(db => db.SignupSwaps.CountAsync()));
        await AskAsync(desk.Neighbours.Member, shift);
    }

    [Fact]
    public async Task Who_is_muted_asks_without_a_note()
    {
        var desk = await CreateAsync(product);
        var (here, member) = (desk.Neighbours, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(600);
        await desk.PutOnListAsync(shift, member);
        await here.AskAsync(await here.AddStaffAsync(), s => s.GetRequiredService<TakeMeasure>().RunAsync(member.PersonId, MeasureKind.MuteShort, "abuse", "多次辱骂", null, CancellationToken.None));
        await RefusedAsync(403, "moderation.muted", await member.Phone.PostAsync($"/api/v1/shifts/{shift}/swaps", new { note = "孩子发烧" }));
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/swaps", new { }));
    }

    [Fact]
    public async Task Ten_who_tap_at_once_leave_one_newcomer()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600, capacity: 3);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        var swap = await AskAsync(desk.Neighbours.Member, shift);
        var people = new List<Resident>();
        for (var i = 0; i < 10; i++)
            people.Add(await desk.Neighbours.AddResidentAsync($"组员{i}", MembershipKind.Neighbour));
        var answers = await Task.WhenAll(people.Select(p => AnswerAsync(p, swap, "accept")));
        Assert.Equal(1, answers.Count(a => a.IsSuccessStatusCode));
        foreach (var late in answers.Where(a => !a.IsSuccessStatusCode))
            await RefusedAsync(409, "swap.taken", late);
        Assert.Equal(1, await desk.DbAsync(db => db.ShiftSignups.CountAsync(s => s.ShiftId == shift && s.Slot != null)));
    }

    [Fact]
    public async Task The_database_itself_hands_a_place_over_once()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600);
        var id = await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await AskAsync(desk.Neighbours.Member, shift);
        await Assert.ThrowsAsync<DbUpdateException>(() => desk.DbAsync(async db =>
        {
            var signup = await db.ShiftSignups.Include(s => s.Shift).FirstAsync(s => s.Id == id);
            db.SignupSwaps.Add(SignupSwap.Ask(Ids.New(desk.Now), signup, null, null, null, desk.Now.AddHours(1), desk.Now));
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task Who_takes_over_in_the_middle_is_not_late_and_who_signed_up_is()
    {
        var desk = await CreateAsync(product);
        var (member, other) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(-25);
        await desk.PutOnListAsync(shift, member);
        await desk.PutOnListAsync(shift, desk.Neighbours.Leader);
        await OkAsync(await AnswerAsync(other, await AskAsync(member, shift), "accept"));
        await desk.LaterAsync(TimeSpan.FromMinutes(14), other); // nine minutes after the shift's own limit
        await OkAsync(await desk.CheckInAsync(shift, other));
        await OkAsync(await desk.CheckInAsync(shift, desk.Neighbours.Leader));
        async Task<bool> LateAsync(Resident who) => (await desk.DbAsync(db => db.AttendanceEvents.SingleAsync(e => e.ShiftId == shift && e.PersonId == who.PersonId))).Flags.HasFlag(AttendanceFlags.Late);
        Assert.False(await LateAsync(other));
        Assert.True(await LateAsync(desk.Neighbours.Leader));
    }

    [Fact]
    public async Task A_question_ends_by_a_no_by_taking_it_back_or_by_the_clock()
    {
        var desk = await CreateAsync(product);
        var (member, other) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(48 * 60);
        await desk.PutOnListAsync(shift, member);
        await OkAsync(await AnswerAsync(other, await AskAsync(member, shift, other.PersonId), "decline"));
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == member.PersonId && m.Kind == "swap.declined")));
        var second = await AskAsync(member, shift);
        await RefusedAsync(404, "not_found", await AnswerAsync(other, second, "withdraw"));
        await OkAsync(await AnswerAsync(member, second, "withdraw"));
        await RefusedAsync(404, "not_found", await AnswerAsync(other, second, "accept"));

        var third = await AskAsync(member, shift, other.PersonId);
        await desk.LaterAsync(TimeSpan.FromHours(25), member, other);
        await RefusedAsync(409, "swap.over", await AnswerAsync(other, third, "accept"));
        await product.RunJobsAsync();
        Assert.Equal(SwapState.Expired, (await desk.DbAsync(db => db.SignupSwaps.SingleAsync(s => s.Id == Guid.Parse(third)))).State);
        Assert.Equal(SignupState.Confirmed, (await desk.DbAsync(db => db.ShiftSignups.SingleAsync(s => s.ShiftId == shift))).State);
    }

    [Fact]
    public async Task Only_a_member_without_another_duty_can_take_over()
    {
        var desk = await CreateAsync(product);
        var (member, other) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(600);
        await desk.PutOnListAsync(shift, member);
        await RefusedAsync(422, "signup.not_a_member", await member.Phone.PostAsync($"/api/v1/shifts/{shift}/swaps", new { toPersonId = desk.Neighbours.Outsider.PersonId }));
        var swap = await AskAsync(member, shift);
        await RefusedAsync(404, "not_found", await AnswerAsync(desk.Neighbours.Outsider, swap, "accept"));
        await desk.PutOnListAsync(await desk.ShiftAsync(660), other);
        await RefusedAsync(409, "signup.overlap", await AnswerAsync(other, swap, "accept"));
        Assert.Equal(SwapState.Asked, (await desk.DbAsync(db => db.SignupSwaps.SingleAsync(s => s.ShiftId == shift))).State);
    }

    [Fact]
    public async Task Why_the_asker_cannot_exchange_is_not_told_to_the_neighbour()
    {
        var desk = await CreateAsync(product);
        var (member, other) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var (first, second) = (await desk.ShiftAsync(600), await desk.ShiftAsync(2000, title: "夜间巡逻"));
        await desk.PutOnListAsync(first, member);
        await desk.PutOnListAsync(second, other);
        var swap = await ExchangeAsync(member, first, second);
        await desk.PutOnListAsync(await desk.ShiftAsync(2010, title: "只有本人知道"), member);
        var refused = await AnswerAsync(other, swap, "accept");
        await RefusedAsync(409, "swap.asker_cannot", refused);
        Assert.DoesNotContain("只有本人知道", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_ends_with_the_place_it_is_about()
    {
        var desk = await CreateAsync(product);
        var (member, other) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var (first, second) = (await desk.ShiftAsync(600), await desk.ShiftAsync(2000));
        await desk.PutOnListAsync(first, member);
        await AskAsync(member, first);
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{first}/signups/cancel", new { }));
        Assert.Equal(SwapState.Withdrawn, await desk.DbAsync(db => db.SignupSwaps.Select(s => s.State).SingleAsync()));
        Assert.Empty((await OkAsync(await other.Phone.GetAsync("/api/v1/me/swaps")))["items"]!.AsArray());

        // The place that is given in return had a question of its own.
        var third = await desk.ShiftAsync(4000);
        await desk.PutOnListAsync(third, member);
        await desk.PutOnListAsync(second, other);
        var own = Guid.Parse(await AskAsync(other, second));
        await OkAsync(await AnswerAsync(other, await ExchangeAsync(member, third, second), "accept"));
        Assert.Equal(SwapState.Withdrawn, await desk.DbAsync(db => db.SignupSwaps.Where(s => s.Id == own).Select(s => s.State).SingleAsync()));
    }

    [Fact]
    public async Task Who_waited_and_takes_over_leaves_the_queue_with_a_row_in_the_audit()
    {
        var desk = await CreateAsync(product);
        var (member, other) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(48 * 60, capacity: 1);
        await desk.PutOnListAsync(shift, member);
        await OkAsync(await other.Phone.PostAsync($"/api/v1/shifts/{shift}/wait-list"));
        await OkAsync(await AnswerAsync(other, await AskAsync(member, shift), "accept"));
        Assert.Equal(["took_over"], await desk.DbAsync(db => db.AuditEvents.Where(e => e.Action == "duty.signup_cancelled").Select(e => e.ReasonCode!).ToListAsync()));
    }

    private static async Task<string> ExchangeAsync(Resident who, Guid shift, Guid inReturn, Guid? to = null) =>
        (await OkAsync(await who.Phone.PostAsync($"/api/v1/shifts/{shift}/swaps", new { toPersonId = to, returnShiftId = inReturn })))["id"]!.GetValue<string>();

    private static Task<List<(Guid Person, SignupState State)>> ListAsync(DutyDesk desk, Guid shift) => desk.DbAsync(async db =>
        (await db.ShiftSignups.Where(s => s.ShiftId == shift).OrderBy(s => s.Id).Select(s => new { s.PersonId, s.State }).ToListAsync()).ConvertAll(s => (s.PersonId, s.State)));

    [Fact]
    public async Task Two_neighbours_exchange_their_places_and_all_four_rows_stay()
    {
        var desk = await CreateAsync(product);
        var (member, other) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        // At the same time: who gives the one away may stand the other.
        var (first, second) = (await desk.ShiftAsync(600, capacity: 1), await desk.ShiftAsync(630, capacity: 1, title: "夜间巡逻"));
        await desk.PutOnListAsync(first, member);
        await RefusedAsync(409, "swap.same_shift", await member.Phone.PostAsync($"/api/v1/shifts/{first}/swaps", new { returnShiftId = first }));
        var swap = await ExchangeAsync(member, first, second);
        Assert.Equal("夜间巡逻", (await OkAsync(await other.Phone.GetAsync($"/api/v1/swaps/{swap}")))["return"]!["title"]!.GetValue<string>());
        await RefusedAsync(409, "swap.no_return", await AnswerAsync(other, swap, "accept"));
        Assert.Equal([(member.PersonId, SignupState.Confirmed)], await ListAsync(desk, first));

        await desk.PutOnListAsync(second, other);
        await OkAsync(await AnswerAsync(other, swap, "accept"));
        Assert.Equal([(member.PersonId, SignupState.Swapped), (other.PersonId, SignupState.Confirmed)], await ListAsync(desk, first));
        Assert.Equal([(other.PersonId, SignupState.Swapped), (member.PersonId, SignupState.Confirmed)], await ListAsync(desk, second));
        var row = await desk.DbAsync(db => db.SignupSwaps.AsNoTracking().SingleAsync());
        Assert.True(row is { NewSignupId: not null, ReturnSignupId: not null });
        Assert.Contains("改值", (await desk.DbAsync(db => db.InboxMessages.SingleAsync(m => m.PersonId == member.PersonId && m.Kind == "swap.accepted"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exchange_moves_both_or_none()
    {
        var desk = await CreateAsync(product);
        var (member, other) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var (first, second) = (await desk.ShiftAsync(600), await desk.ShiftAsync(1200));
        await desk.PutOnListAsync(first, member);
        await desk.PutOnListAsync(second, other);
        var swap = await ExchangeAsync(member, first, second, other.PersonId);
        // Meanwhile the asker has something else at that time.
        await desk.PutOnListAsync(await desk.ShiftAsync(1230, title: "便民服务台"), member);
        await RefusedAsync(409, "swap.asker_cannot", await AnswerAsync(other, swap, "accept"));
        Assert.Equal([(member.PersonId, SignupState.Confirmed)], await ListAsync(desk, first));
        Assert.Equal([(other.PersonId, SignupState.Confirmed)], await ListAsync(desk, second));
        Assert.Equal(SwapState.Asked, (await desk.DbAsync(db => db.SignupSwaps.SingleAsync(s => s.ShiftId == first))).State);
    }

    [Fact]
    public async Task A_place_is_given_in_return_once_however_many_exchanges_are_taken_at_once()
    {
        var desk = await CreateAsync(product);
        var other = desk.Neighbours.Member2;
        for (var round = 0; round < 3; round++)
        {
            var wanted = await desk.ShiftAsync(3000 + (round * 200), capacity: 1);
            await desk.PutOnListAsync(wanted, other);
            var swaps = new List<(Guid Shift, string Swap)>();
            for (var i = 0; i < 6; i++)
            {
                var who = await desk.Neighbours.AddResidentAsync($"组员{round}{i}", MembershipKind.Neighbour);
                var shift = await desk.ShiftAsync(600 + (round * 10_000) + (i * 200));
                await desk.PutOnListAsync(shift, who);
                swaps.Add((shift, await ExchangeAsync(who, shift, wanted)));
            }

            var answers = await Task.WhenAll(swaps.Select(s => AnswerAsync(other, s.Swap, "accept")));
            Assert.Equal(1, answers.Count(a => a.IsSuccessStatusCode));
            Assert.All(answers.Where(a => !a.IsSuccessStatusCode), a => Assert.Equal(409, (int)a.StatusCode));
            var list = await ListAsync(desk, wanted);
            Assert.Equal((2, 1), (list.Count, list.Count(l => l.State == SignupState.Confirmed)));
            var ids = swaps.ConvertAll(s => s.Shift);
            Assert.Equal(1, await desk.DbAsync(db => db.ShiftSignups.CountAsync(s => ids.Contains(s.ShiftId) && s.State == SignupState.Swapped)));
        }
    }

    [Fact]
    public async Task Where_only_the_leader_puts_people_on_the_list_nobody_swaps()
    {
        var desk = await CreateAsync(product);
        var (member, other) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var closed = await desk.ShiftAsync(600, inviteOnly: true);
        await desk.PutOnListAsync(closed, member);
        await RefusedAsync(403, "signup.invite_only", await member.Phone.PostAsync($"/api/v1/shifts/{closed}/swaps", new { }));
        var shift = await desk.ShiftAsync(1200);
        await desk.PutOnListAsync(shift, member);
        var swap = await AskAsync(member, shift, other.PersonId);
        await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).ExecuteUpdateAsync(s => s.SetProperty(x => x.InviteOnly, true)));
        await RefusedAsync(403, "signup.invite_only", await AnswerAsync(other, swap, "accept"));
    }
}
