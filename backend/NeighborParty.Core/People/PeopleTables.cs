using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.People
{
    internal sealed class PersonTable : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(p => new { p.CommunityId, p.AccountId }).IsUnique().HasFilter("\"AccountId\" IS NOT NULL");
            builder.HasIndex(p => new { p.CommunityId, p.PhoneIndex });
            builder.HasIndex(p => new { p.CommunityId, p.Name });
            builder.Property(p => p.Name).HasMaxLength(40);
            builder.Property(p => p.Skills).HasConversion<WordListConverter>(WordListConverter.Comparer).HasMaxLength(400).HasDefaultValueSql("''");
        }
    }

    internal sealed class NameWishTable : IEntityTypeConfiguration<NameWish>
    {
        public void Configure(EntityTypeBuilder<NameWish> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId).OnDelete(DeleteBehavior.Restrict);
            // One at a time.
            builder.HasIndex(w => new { w.CommunityId, w.PersonId }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            builder.Property(w => w.Name).HasMaxLength(40);
            builder.Property(w => w.Before).HasMaxLength(40);
        }
    }

    internal sealed class ResidencyTable : IEntityTypeConfiguration<Residency>
    {
        public const string OnePrimary = "IX_Residencies_OnePrimary";

        public void Configure(EntityTypeBuilder<Residency> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Dwelling>().WithMany().HasForeignKey(r => r.DwellingId).OnDelete(DeleteBehavior.Restrict);
            // Where somebody lives, the second homes too, which the index of the first ones does not hold.
            builder.HasIndex(r => new { r.CommunityId, r.PersonId }, "IX_Residencies_OfPerson");
            builder.HasIndex(r => new { r.CommunityId, r.DwellingId });
            builder.HasIndex(r => new { r.CommunityId, r.PersonId }).IsUnique().HasFilter("\"IsPrimary\" = 1").HasDatabaseName(OnePrimary);
        }
    }

    internal sealed class RoleGrantTable : IEntityTypeConfiguration<RoleGrant>
    {
        public void Configure(EntityTypeBuilder<RoleGrant> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(g => new { g.CommunityId, g.PersonId });
            builder.HasIndex(g => new { g.CommunityId, g.ScopeId, g.Role });
            // One leader of a group without an end: two appointments at once are decided here.
            builder.HasIndex(g => new { g.CommunityId, g.ScopeId }).IsUnique()
                .HasFilter("\"Role\" = 'GroupLeader' AND \"Scope\" = 'Group' AND \"To\" IS NULL").HasDatabaseName("IX_RoleGrants_OneLeader");
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.People;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Person> People => Set<Person>();

        public DbSet<NameWish> NameWishes => Set<NameWish>();

        public DbSet<Residency> Residencies => Set<Residency>();

        public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    }
}
