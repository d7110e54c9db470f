using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Staff
{
    internal sealed class StaffAccountTable : IEntityTypeConfiguration<StaffAccount>
    {
        public void Configure(EntityTypeBuilder<StaffAccount> builder)
        {
            builder.HasOne<Community>().WithMany().HasForeignKey(s => s.CommunityId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(s => s.UserName).IsUnique();
            builder.Property(s => s.UserName).HasMaxLength(40);
        }
    }

    internal sealed class StaffSessionTable : IEntityTypeConfiguration<StaffSession>
    {
        public void Configure(EntityTypeBuilder<StaffSession> builder)
        {
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(s => s.StaffId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(s => s.TokenHash).IsUnique();
            builder.HasIndex(s => new { s.CommunityId, s.StaffId });
        }
    }

    internal sealed class SignInFailureTable : IEntityTypeConfiguration<SignInFailure>
    {
        public void Configure(EntityTypeBuilder<SignInFailure> builder)
        {
            builder.HasIndex(f => new { f.Address, f.At });
            builder.Property(f => f.Address).HasMaxLength(64);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Staff;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<StaffAccount> StaffAccounts => Set<StaffAccount>();

        public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

        public DbSet<SignInFailure> SignInFailures => Set<SignInFailure>();
    }
}
