using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NeighborParty.Core.Data;

/// <summary>Starts and stops <see cref="StatementPatience"/> around every statement of the framework.</summary>
internal sealed class PatientStatements : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Started(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Started(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => Started(result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) => Stopped(result);

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) => Stopped(result);

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) => Stopped(result);

    private static ValueTask<T> Started<T>(T result)
    {
        StatementPatience.Start();
        return ValueTask.FromResult(result);
    }

    private static ValueTask<T> Stopped<T>(T result)
    {
        StatementPatience.Stop();
        return ValueTask.FromResult(result);
    }
}

/// <summary>The same for opening connections and for commits.</summary>
internal sealed class PatientTransactions : DbTransactionInterceptor, IDbConnectionInterceptor
{
    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => Started(result);

    public Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        StatementPatience.Stop();
        return Task.CompletedTask;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => Started(result);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        StatementPatience.Stop();
        return Task.CompletedTask;
    }

    private static ValueTask<InterceptionResult> Started(InterceptionResult result)
    {
        StatementPatience.Start();
        return ValueTask.FromResult(result);
    }
}
