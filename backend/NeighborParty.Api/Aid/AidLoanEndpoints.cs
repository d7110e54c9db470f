using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Aid;

/// <summary>What neighbours lend each other, for lender and borrower only.</summary>
public static class AidLoanEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var loans = api.MapGroup("/aid-loans").WithTags("邻里互助");
        loans.MapGet("", List).Polls().WithSummary("我借出的和借入的物品").Refuses("consent_required");
        loans.MapGet("/{id:guid}", Details).WithSummary("一笔借用").Refuses("consent_required", "not_found");
        loans.MapPost("", Arrange).WithSummary("双方同意后登记借用和归还日期")
            .Refuses("consent_required", "not_found", "aid_contact.not_agreed", "aid_contact.over", "aid_loan.not_lendable", "aid_loan.already_open").Idempotent();
        Step(loans.MapPost("/{id:guid}/give", Give), "出借人：已交出");
        Step(loans.MapPost("/{id:guid}/receive", Receive), "借用人：已收到");
        Step(loans.MapPost("/{id:guid}/return", Return), "借用人：已归还");
        Step(loans.MapPost("/{id:guid}/take-back", TakeBack), "出借人：已收回，可注明有损坏");
        Step(loans.MapPost("/{id:guid}/not-back", NotBack), "出借人：还没有收到");
        Step(loans.MapPost("/{id:guid}/extend", Extend), "出借人：改归还日期");
        Step(loans.MapPost("/{id:guid}/lost", Lost), "记为遗失（系统不经手赔款）");
        Step(loans.MapPost("/{id:guid}/cancel", Cancel), "没有借成");
    }

    private static void Step(RouteHandlerBuilder endpoint, string summary) =>
        endpoint.WithSummary(summary).Refuses("consent_required", "not_found", "aid_loan.wrong_state", "aid_loan.wrong_role");

    private static async Task<Ok<Page<AidLoanRow>>> List(ReadAidLoans read, CancellationToken ct, string? after = null, [Range(1, 100)] int limit = 20) =>
        TypedResults.Ok(await read.ListAsync(Cursor.Parse(after), limit, ct));

    private static async Task<Ok<AidLoanRow>> Details(Guid id, ReadAidLoans read, CancellationToken ct) =>
        TypedResults.Ok(await read.OneAsync(id, ct));

    private static async Task<Created<AidLoanReceipt>> Arrange(NewAidLoan request, ArrangeLoan arrange, CancellationToken ct)
    {
        var loan = await arrange.RunAsync(request.PostId, request.AnswerId, request.DueDay, ct);
        return TypedResults.Created($"/api/v1/aid-loans/{loan.Id}", AidLoanReceipt.Of(loan));
    }

    private static Task<Ok<AidLoanReceipt>> Give(Guid id, MoveLoan move, CancellationToken ct) => Run(id, AidLoanEvent.Give, move, ct);

    private static Task<Ok<AidLoanReceipt>> Receive(Guid id, MoveLoan move, CancellationToken ct) => Run(id, AidLoanEvent.Receive, move, ct);

    private static Task<Ok<AidLoanReceipt>> Return(Guid id, MoveLoan move, CancellationToken ct) => Run(id, AidLoanEvent.Return, move, ct);

    private static Task<Ok<AidLoanReceipt>> TakeBack(Guid id, AidLoanReturn request, MoveLoan move, CancellationToken ct) => Run(id, AidLoanEvent.TakeBack, move, ct, isDamaged: request.Damaged);

    private static Task<Ok<AidLoanReceipt>> NotBack(Guid id, MoveLoan move, CancellationToken ct) => Run(id, AidLoanEvent.NotBack, move, ct);

    private static Task<Ok<AidLoanReceipt>> Extend(Guid id, AidLoanExtension request, MoveLoan move, CancellationToken ct) => Run(id, AidLoanEvent.Extend, move, ct, dueDay: request.DueDay);

    private static Task<Ok<AidLoanReceipt>> Lost(Guid id, MoveLoan move, CancellationToken ct) => Run(id, AidLoanEvent.ReportLost, move, ct);

    private static Task<Ok<AidLoanReceipt>> Cancel(Guid id, MoveLoan move, CancellationToken ct) => Run(id, AidLoanEvent.Cancel, move, ct);

    private static async Task<Ok<AidLoanReceipt>> Run(Guid id, AidLoanEvent what, MoveLoan move, CancellationToken ct, bool isDamaged = false, DateOnly? dueDay = null) =>
        TypedResults.Ok(AidLoanReceipt.Of(await move.RunAsync(id, what, isDamaged, dueDay, ct)));
}
